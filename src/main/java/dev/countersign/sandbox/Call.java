package dev.countersign.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One REST request: who asks, for what, with what.
record Call(World world, Caller caller, Asked asked, Map<String, String> place) {

  private static final int MOST_PER_PAGE = 100;

  /// What stands in a request's first line, headers and body.
  record Asked(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }
  }

  Shapes shapes() {
    return world.webhooks.shapes();
  }

  PullShapes pullShapes() {
    return world.webhooks.pulls();
  }

  CheckShapes checkShapes() {
    return world.webhooks.checks();
  }

  /// The base of REST under the host that was asked, as whoever comes through a proxy knows it.
  String api() {
    String host = asked.header("host");
    return host.isEmpty()
        ? world.addresses.api()
        : world.addresses.api().replaceFirst("//[^/]*", "//" + host);
  }

  /// The account in whose name the App acts.
  Account bot() {
    return world.app.bot();
  }

  /// A part of the path.
  String part(String name) {
    String value = place.get(name);
    if (value == null) {
      throw new IllegalStateException("The route has no {" + name + "}");
    }
    return value;
  }

  long number(String name) {
    if (!part(name).matches("\\d{1,18}")) {
      throw Refusal.notFound();
    }
    return Long.parseLong(part(name));
  }

  SimulatedRepository repository() {
    SimulatedRepository found =
        world.findRepository(part("owner") + "/" + part("repo")).orElseThrow(Refusal::notFound);
    if (!(caller instanceof Caller.Installation installation) || !installation.sees(found)) {
      throw Refusal.notFound();
    }
    return found;
  }

  SimulatedPull pull() {
    return repository().findPull((int) number("number")).orElseThrow(Refusal::notFound);
  }

  SimulatedOrganisation organisation() {
    SimulatedOrganisation found = world.findOrganisation(part("org"));
    if (found == null
        || !(caller instanceof Caller.Installation one)
        || one.installation().account().id() != found.account().id()) {
      throw Refusal.notFound();
    }
    return found;
  }

  String query(String name, String otherwise) {
    return asked.query().getOrDefault(name, otherwise);
  }

  /// The body as JSON; an empty one is an empty object.
  JsonNode body() {
    if (asked.body().isEmpty()) {
      return Json.object();
    }
    try {
      JsonNode node = Json.read(asked.body());
      if (!node.isObject()) {
        throw Refusal.malformed("Body should be a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw Refusal.malformed("Problems parsing JSON");
    }
  }

  /// A list in the body; `null` where it is absent.
  @Nullable List<String> strings(String field) {
    JsonNode list = body().get(field);
    if (list == null) {
      return null;
    }
    List<String> strings = new ArrayList<>();
    list.forEach(one -> strings.add(one.asText()));
    return strings;
  }

  /// One page of a list, with the links that lead on.
  <T> Answer page(List<T> all, Function<? super T, ? extends JsonNode> shape) {
    Page page = page(all.size());
    ArrayNode array = Json.array(all.subList(page.from(), page.to()), shape);
    return page.linked(this, Answer.ok(array));
  }

  Page page(int size) {
    int each = Math.clamp(whole("per_page", 30), 1, MOST_PER_PAGE);
    int number = Math.max(1, whole("page", 1));
    int from = (int) Math.min(size, (long) (number - 1) * each);
    return new Page(number, each, from, Math.min(size, from + each), size);
  }

  private int whole(String name, int otherwise) {
    String text = query(name, "");
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /// A cut of a list.
  record Page(int number, int each, int from, int to, int size) {

    Answer linked(Call call, Answer answer) {
      List<String> links = new ArrayList<>();
      int last = Math.max(1, (size + each - 1) / each);
      if (number > 1) {
        links.add(link(call, number - 1, "prev"));
        links.add(link(call, 1, "first"));
      }
      if (number < last) {
        links.add(link(call, number + 1, "next"));
        links.add(link(call, last, "last"));
      }
      return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private String link(Call call, int to, String relation) {
      StringBuilder address = new StringBuilder(call.api() + call.asked().path() + "?");
      call.asked()
          .query()
          .forEach((name, value) -> {
            if (!name.equals("page")) {
              address.append(name).append('=').append(Shapes.encode(value)).append('&');
            }
          });
      return "<" + address + "page=" + to + ">; rel=\"" + relation + "\"";
    }
  }
}
