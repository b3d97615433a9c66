package dev.countersign.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the App asks about itself: its installations, tokens and webhook deliveries.
final class AppRoutes {

  private AppRoutes() {}

  static void add(Routes routes, Tokens tokens) {
    routes
        .on("POST /app/installations/{id}/access_tokens", "app", call -> token(call, tokens))
        .on("GET /app", "app", call -> Answer.ok(call.shapes().app(call.world().app)))
        .on("GET /app/installations", "app", AppRoutes::installations)
        .on(
            "GET /app/installations/{id}",
            "app",
            call -> Answer.ok(call.shapes().installation(installation(call))))
        .on("GET /repos/{owner}/{repo}/installation", "app", AppRoutes::installationOf)
        .on("GET /app/hook/deliveries", "app", AppRoutes::deliveries)
        .on("GET /app/hook/deliveries/{id}", "app", AppRoutes::delivery)
        .on("POST /app/hook/deliveries/{id}/attempts", "app", AppRoutes::redeliver)
        .on("GET /installation/repositories", "metadata:read", AppRoutes::repositories)
        .on("GET /rate_limit", "", AppRoutes::rateLimit)
        .on(
            "GET /meta",
            "",
            call -> Answer.ok(Json.object().put("verifiable_password_authentication", false)));
  }

  private static SimulatedInstallation installation(Call call) {
    return call.world().installations.stream()
        .filter(one -> one.id() == call.number("id") && !one.deleted())
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private static Answer token(Call call, Tokens tokens) {
    SimulatedInstallation installation = installation(call);
    if (installation.suspended()) {
      throw Refusal.forbidden("This installation has been suspended");
    }
    Map<String, String> permissions = narrowed(installation, call.body().path("permissions"));
    Set<Long> repositories = repositories(call, installation);
    Tokens.Issued issued =
        tokens.issue(new Caller.Installation(installation, permissions, repositories));
    ObjectNode answer =
        Json.object().put("token", issued.token()).put("expires_at", Json.time(issued.expires()));
    answer.set("permissions", call.shapes().permissions(permissions));
    answer.put("repository_selection", repositories.isEmpty() ? "all" : "selected");
    if (!repositories.isEmpty()) {
      answer.set("repositories", Json.array(found(call, repositories), call.shapes()::repository));
    }
    return Answer.created(answer);
  }

  private static List<SimulatedRepository> found(Call call, Set<Long> ids) {
    return call.world().repositories.values().stream()
        .filter(one -> ids.contains(one.id()))
        .toList();
  }

  private static Map<String, String> narrowed(SimulatedInstallation installation, JsonNode wanted) {
    if (!wanted.isObject()) {
      return installation.permissions();
    }
    Caller.Installation all =
        new Caller.Installation(installation, installation.permissions(), Set.of());
    Map<String, String> permissions = new HashMap<>();
    permissions.put("metadata", "read");
    wanted
        .properties()
        .forEach(one -> {
          if (!all.may(one.getKey(), one.getValue().asText())) {
            throw Refusal.invalid(
                "The permissions requested are not granted to this installation.");
          }
          permissions.put(one.getKey(), one.getValue().asText());
        });
    return permissions;
  }

  private static Set<Long> repositories(Call call, SimulatedInstallation installation) {
    Set<Long> ids = new HashSet<>();
    call.body().path("repository_ids").forEach(id -> ids.add(id.asLong()));
    call.body()
        .path("repositories")
        .forEach(name -> ids.add(id(call, installation.account().login() + "/" + name.asText())));
    boolean covered =
        ids.stream()
            .allMatch(id -> found(call, Set.of(id)).stream().anyMatch(installation::covers));
    if (!covered) {
      throw Refusal.invalid(
          "There is at least one repository that does not exist or is not accessible to the parent installation.");
    }
    return ids;
  }

  private static long id(Call call, String fullName) {
    return call.world().findRepository(fullName).map(SimulatedRepository::id).orElse(-1L);
  }

  private static Answer installations(Call call) {
    return call.page(
        call.world().installations.stream().filter(one -> !one.deleted()).toList(),
        call.shapes()::installation);
  }

  private static Answer installationOf(Call call) {
    SimulatedRepository repository =
        call.world()
            .findRepository(call.part("owner") + "/" + call.part("repo"))
            .orElseThrow(Refusal::notFound);
    return Answer.ok(
        call.shapes()
            .installation(call.world().installationFor(repository).orElseThrow(Refusal::notFound)));
  }

  private static Answer repositories(Call call) {
    Caller.Installation caller = (Caller.Installation) call.caller();
    List<SimulatedRepository> seen =
        call.world().repositories.values().stream().filter(caller::sees).toList();
    Call.Page page = call.page(seen.size());
    ObjectNode answer = Json.object().put("total_count", seen.size());
    answer.set(
        "repositories",
        Json.array(seen.subList(page.from(), page.to()), call.shapes()::repository));
    return page.linked(call, Answer.ok(answer));
  }

  private static Answer deliveries(Call call) {
    String status = call.query("status", "");
    List<Delivery> newestFirst =
        call.world().deliveries.log().reversed().stream()
            .filter(
                one -> status.isEmpty() || status.equals(one.code() < 400 ? "success" : "failure"))
            .filter(one -> status.isEmpty() || one.code() >= 200)
            .toList();
    long cursor = Long.parseLong(call.query("cursor", "0").replaceFirst("^v1_", ""));
    List<Delivery> rest =
        newestFirst.subList(Math.clamp(cursor, 0, newestFirst.size()), newestFirst.size());
    int each = call.page(rest.size()).each();
    List<Delivery> shown = rest.subList(0, Math.min(each, rest.size()));
    Answer answer = Answer.ok(Json.array(shown, AppRoutes::shape));
    if (shown.size() == rest.size()) {
      return answer;
    }
    String next =
        call.api()
            + "/app/hook/deliveries?per_page="
            + each
            + "&cursor=v1_"
            + (cursor + each)
            + (status.isEmpty() ? "" : "&status=" + status);
    return answer.with("Link", "<" + next + ">; rel=\"next\"");
  }

  private static Delivery find(Call call) {
    return call.world().deliveries.find(call.number("id")).orElseThrow(Refusal::notFound);
  }

  private static Answer delivery(Call call) {
    Delivery delivery = find(call);
    ObjectNode node = shape(delivery).put("url", "");
    ObjectNode request = node.putObject("request");
    request
        .putObject("headers")
        .put("X-GitHub-Delivery", delivery.guid())
        .put("X-GitHub-Event", delivery.event());
    try {
      request.set("payload", Json.read(delivery.body()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    node.putObject("response").putNull("headers").putNull("payload");
    return Answer.ok(node);
  }

  private static Answer redeliver(Call call) {
    call.world().deliveries.redeliver(find(call));
    return Answer.of(202, Json.object());
  }

  private static ObjectNode shape(Delivery delivery) {
    return Shape.of("delivery")
        .with("id", delivery.id())
        .with("guid", delivery.guid())
        .with("at", delivery.at())
        .with("redelivery", delivery.redelivery())
        .with("status", delivery.status())
        .with("code", delivery.code())
        .with("event", delivery.event())
        .with("action", delivery.content().action())
        .with("installation", delivery.content().installation())
        .with("repository", delivery.content().repository())
        .fill();
  }

  private static Answer rateLimit(Call call) {
    RateBudget rest = new RateBudget(5000);
    RateBudget graphql = new RateBudget(5000);
    if (call.caller() instanceof Caller.Installation one) {
      rest = one.installation().rest();
      graphql = one.installation().graphql();
    }
    ObjectNode answer = Json.object();
    ObjectNode resources = answer.putObject("resources");
    resources.set("core", limit(call, rest));
    resources.set("search", limit(call, new RateBudget(30)));
    resources.set("graphql", limit(call, graphql));
    resources.set("integration_manifest", limit(call, new RateBudget(5000)));
    answer.set("rate", limit(call, rest));
    return Answer.ok(answer);
  }

  private static ObjectNode limit(Call call, RateBudget budget) {
    return Json.object()
        .put("limit", budget.limit())
        .put("used", budget.used())
        .put("remaining", budget.remaining())
        .put("reset", budget.reset(call.world().now()).getEpochSecond());
  }
}
