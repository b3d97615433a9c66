package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.forge.ForgeDown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Questions in GraphQL. What GitHub could not answer stands beside the answer as [Wrong], never as
/// a silent null; too much at once is asked again in smaller pages.
final class GraphQl {
  /// The variable that says how much is asked for at once.
  static final String PAGE = "page";

  private static final int[] PAGES = {100, 50, 25};
  private static final Pattern NAME = Pattern.compile("query (\\w+)");
  private static final Set<String> LATER =
      Set.of("RATE_LIMITED", "RATE_LIMIT", "SERVICE_UNAVAILABLE");
  private static final Set<String> TOO_MUCH =
      Set.of("RESOURCE_LIMITS_EXCEEDED", "MAX_NODE_LIMIT_EXCEEDED", "TIMEOUT");

  private final Rest rest;

  GraphQl(Rest rest) {
    this.rest = rest;
  }

  /// An answer, and what of it could not be had.
  record Said(JsonNode data, List<Wrong> wrong) {
    Said {
      wrong = List.copyOf(wrong);
    }
  }

  /// Something that GitHub could not answer.
  ///
  /// @param type as GitHub calls it, as in `FORBIDDEN`, empty where it does not tell
  /// @param path where, with dots, as in `repository.pullRequest`
  record Wrong(String type, String path, String message) {
    boolean notFound(String place) {
      return type.equals("NOT_FOUND") && path.equals(place);
    }
  }

  /// More was asked than GitHub manages in its time.
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch(String what) {
      super(what);
    }
  }

  /// Asks, and again in smaller pages where that was too much.
  Said ask(Access access, String document, Map<String, Object> variables) {
    TooMuch last = new TooMuch("");
    for (int page : PAGES) {
      Map<String, Object> sized = new HashMap<>(variables);
      if (document.contains("$" + PAGE)) {
        sized.put(PAGE, page);
      }
      try {
        return once(access, document, sized);
      } catch (TooMuch tooMuch) {
        last = tooMuch;
      }
    }
    throw new ForgeDown("GitHub cannot answer even in small pages", null, last);
  }

  private Said once(Access access, String document, Map<String, Object> variables) {
    Matcher name = NAME.matcher(document);
    String route = "/graphql/" + (name.find() ? name.group(1) : "");
    String body = Json.write(Map.of("query", document, "variables", variables));
    Outgoing request = new Outgoing("POST", rest.addresses().graphql(), Map.of(), body, route);
    Answer answer = rest.raw(access, request);
    if (answer.status() == 502 || answer.status() == 504) {
      throw new TooMuch("GitHub answers with " + answer.status());
    }
    return said(rest.limits().answered(request, answer));
  }

  private Said said(Answer answer) {
    JsonNode json = answer.json();
    List<Wrong> wrong = json.path("errors").valueStream().map(GraphQl::wrong).toList();
    wrong.forEach(each -> later(each, answer));
    if (!json.path("data").isObject()) {
      throw new ForgeDown(
          "GitHub gives no answer to a question in GraphQL"
              + (wrong.isEmpty() ? "" : ": " + wrong.getFirst().message()),
          null,
          null);
    }
    return new Said(json.path("data"), wrong);
  }

  private void later(Wrong wrong, Answer answer) {
    String message = wrong.message().toLowerCase(Locale.ROOT);
    if (LATER.contains(wrong.type()) || message.contains("rate limit")) {
      throw new ForgeDown(
          "GitHub wants us to wait before the next question in GraphQL",
          rest.limits().waitOf(answer),
          null);
    }
    if (TOO_MUCH.contains(wrong.type())
        || message.contains("something went wrong while executing your query")
        || message.contains("resource limits")) {
      throw new TooMuch(wrong.message());
    }
  }

  private static Wrong wrong(JsonNode error) {
    List<String> path = error.path("path").valueStream().map(JsonNode::asText).toList();
    return new Wrong(
        error.path("type").asText(""), String.join(".", path), error.path("message").asText(""));
  }
}
