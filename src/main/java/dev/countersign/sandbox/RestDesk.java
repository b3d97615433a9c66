package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers REST and GraphQL requests: who asks, may they, how much is left, what is it.
final class RestDesk implements Server.Desk {

  private final World world;
  private final Tokens tokens;
  private final Routes routes = new Routes();
  private final GraphQlDesk graphql;
  private final Pages pages;

  RestDesk(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
    this.graphql = new GraphQlDesk(world);
    this.pages = new Pages(world);
    AppRoutes.add(routes, tokens);
    RepositoryRoutes.add(routes);
    FileRoutes.add(routes);
    RepositoryIssueRoutes.add(routes);
    PullRoutes.add(routes);
    ReviewerRoutes.add(routes);
    CheckRoutes.add(routes);
    DeploymentRoutes.add(routes);
    OrganisationRoutes.add(routes);
  }

  @Override
  public Server.Served serve(Call.Asked asked, Optional<Fault> fault) {
    if (asked.method().equals("GET") && asked.header("authorization").isEmpty()) {
      Optional<Answer> page = world.within(() -> pages.find(asked.path()));
      if (page.isPresent()) {
        return new Server.Served(page.get(), asked.path(), "nobody");
      }
    }
    return world.within(() -> serveApi(asked, fault));
  }

  private Server.Served serveApi(Call.Asked asked, Optional<Fault> fault) {
    String by = "nobody";
    String path = GraphQlDesk.named(asked);
    try {
      Caller caller = tokens.identify(asked.header("authorization"));
      by = name(caller);
      boolean isGraphQl = GraphQlDesk.isMeant(asked);
      RateBudget budget = spend(caller, isGraphQl);
      Answer answer =
          wrong(fault)
              .orElseGet(
                  () -> isGraphQl ? graphql.answer(asked, caller, fault) : rest(asked, caller));
      return new Server.Served(limits(tagged(asked, answer, budget), budget, isGraphQl), path, by);
    } catch (Refusal refusal) {
      return new Server.Served(refusal.answer(), path, by);
    } catch (IllegalArgumentException e) { // a path that no decoder takes
      return new Server.Served(
          Refusal.malformed(String.valueOf(e.getMessage())).answer(), path, by);
    }
  }

  private static String name(Caller caller) {
    return switch (caller) {
      case Caller.App app -> "app";
      case Caller.Installation one -> "installation";
      case Caller.Anonymous nobody -> "nobody";
    };
  }

  private RateBudget spend(Caller caller, boolean isGraphQl) {
    if (!(caller instanceof Caller.Installation one)) {
      return new RateBudget(5000);
    }
    SimulatedInstallation installation = one.installation();
    RateBudget budget = isGraphQl ? installation.graphql() : installation.rest();
    if (!budget.take(world.now())) {
      throw Refusal.exhausted(
          "API rate limit exceeded for installation ID " + installation.id() + ".",
          budget.reset(world.now()));
    }
    return budget;
  }

  private Answer rest(Call.Asked asked, Caller caller) {
    Routes.Found found = routes.find(asked.method(), asked.path());
    Call call = new Call(world, caller, asked, found.place());
    if (found.place().containsKey("repo") && caller instanceof Caller.Installation) {
      Optional<Answer> moved = moved(call);
      if (moved.isPresent()) {
        return moved.get();
      }
    }
    admit(found.needs(), call);
    return found.handler().answer(call);
  }

  /// A repository asked for under a name it no longer has.
  private Optional<Answer> moved(Call call) {
    String asked = call.part("owner") + "/" + call.part("repo");
    SimulatedRepository repository = call.repository();
    if (repository.fullName().equalsIgnoreCase(asked)) {
      return Optional.empty();
    }
    String prefix = "/repos/" + asked;
    String rest =
        call.asked().path().substring(Math.min(prefix.length(), call.asked().path().length()));
    String to = world.addresses.api() + "/repositories/" + repository.id() + rest;
    String named = world.addresses.repo(repository) + rest;
    ObjectNode body = Json.object().put("message", "Moved Permanently").put("url", to);
    int status = call.asked().method().equals("GET") ? 301 : 307;
    return Optional.of(Answer.of(status, body).with("Location", named));
  }

  private static void admit(String needs, Call call) {
    if (needs.isEmpty()) {
      return;
    }
    if (needs.equals("app")) {
      if (!(call.caller() instanceof Caller.App)) {
        throw Refusal.unauthorized("A JSON web token could not be decoded");
      }
      return;
    }
    if (!(call.caller() instanceof Caller.Installation caller)) {
      throw call.caller() instanceof Caller.App
          ? Refusal.noPermission()
          : Refusal.unauthorized("Requires authentication");
    }
    if (call.place().containsKey("repo")) {
      call.repository();
    }
    boolean may =
        List.of(needs.split("\\|", -1)).stream()
            .anyMatch(one ->
                caller.may(
                    one.substring(0, one.indexOf(':')), one.substring(one.indexOf(':') + 1)));
    if (!may) {
      throw Refusal.noPermission();
    }
  }

  private static Optional<Answer> wrong(Optional<Fault> fault) {
    return fault.flatMap(one ->
        switch (one) {
          case Fault.Status status -> Optional.of(failed(status.status(), "Simulated failure"));
          case Fault.Malformed malformed ->
              Optional.of(Answer.text("application/json", "{\"id\": 1, <html>"));
          case Fault.SecondaryLimit limit -> Optional.of(secondary(limit));
          case Fault.Silence silence -> Optional.empty();
          case Fault.CutBody cut -> Optional.empty();
          case Fault.GraphQlError error -> Optional.empty();
          case Fault.GraphQlNull nothing -> Optional.empty();
        });
  }

  private static Answer failed(int status, String message) {
    JsonNode body =
        Json.object()
            .put("message", message)
            .put("documentation_url", "https://docs.github.com/rest");
    return Answer.of(status, body);
  }

  private static Answer secondary(Fault.SecondaryLimit limit) {
    Answer answer =
        failed(
            403,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
    Integer after = limit.retryAfterSeconds();
    return after == null ? answer : answer.with("Retry-After", after.toString());
  }

  /// Gives an answer its tag, or says that nothing changed; the latter costs nothing.
  private static Answer tagged(Call.Asked asked, Answer answer, RateBudget budget) {
    if (!asked.method().equals("GET") || answer.status() != 200) {
      return answer;
    }
    String tag = "W/\"" + Hash.sha256(answer.body().getBytes(StandardCharsets.UTF_8)) + "\"";
    if (asked.header("if-none-match").equals(tag)) {
      budget.giveBack();
      return new Answer(304, Map.of("ETag", tag), "");
    }
    return answer.with("ETag", tag);
  }

  private Answer limits(Answer answer, RateBudget budget, boolean isGraphQl) {
    Instant now = world.now();
    return answer
        .with("X-RateLimit-Limit", Integer.toString(budget.limit()))
        .with("X-RateLimit-Remaining", Integer.toString(budget.remaining()))
        .with("X-RateLimit-Used", Integer.toString(budget.used()))
        .with("X-RateLimit-Reset", Long.toString(budget.reset(now).getEpochSecond()))
        .with("X-RateLimit-Resource", isGraphQl ? "graphql" : "core")
        .with("X-GitHub-Media-Type", "github.v3; format=json");
  }
}
