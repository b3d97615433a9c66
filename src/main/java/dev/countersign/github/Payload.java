package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One delivery's body. Fields that GitHub may leave out are null here; those without which nothing
/// can be understood are an [Incomplete].
///
/// @param event as GitHub names it, as in `pull_request`
record Payload(String event, JsonNode body) {
  /// A field is missing, or is not what it should be.
  static final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what as a phrase, as in `no installation`
    Incomplete(String what) {
      super(what);
    }
  }

  String action() {
    return body.path("action").asText("");
  }

  /// Event and action, for the log, as in `pull_request opened`.
  String word() {
    return action().isEmpty() ? event : event + " " + action();
  }

  /// A field by its path, as in `pull_request.head.sha`.
  JsonNode at(String path) {
    JsonNode node = body;
    for (String name : path.split("\\.", -1)) {
      node = node.path(name);
    }
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  @Nullable String text(String path) {
    JsonNode node = at(path);
    return node.isTextual() ? node.textValue() : null;
  }

  String needed(String path) {
    String text = text(path);
    if (text == null) {
      throw new Incomplete("it has no " + path);
    }
    return text;
  }

  long installation() {
    return number("installation.id");
  }

  long number(String path) {
    JsonNode node = at(path);
    if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      throw new Incomplete("it has no " + path);
    }
    return node.longValue();
  }

  Repo repo() {
    return repo(at("repository"));
  }

  static Repo repo(JsonNode repository) {
    try {
      return Repo.of(repository.path("full_name").asText(""));
    } catch (IllegalArgumentException unnamed) {
      throw new Incomplete("it names no repository");
    }
  }

  Sha sha(String path) {
    try {
      return new Sha(needed(path));
    } catch (IllegalArgumentException unreadable) {
      throw new Incomplete("its " + path + " is no commit");
    }
  }

  @Nullable Sha shaIfAny(String path) {
    String text = text(path);
    return text == null || text.chars().allMatch(c -> c == '0') ? null : sha(path);
  }

  /// The account in a field, null where there is none.
  @Nullable Person person(String path) {
    return Actors.ofRest(at(path));
  }

  /// Who did it, null where GitHub does not tell.
  @Nullable Login sender() {
    Person person = person("sender");
    return person == null ? null : person.login();
  }

  /// The account that the repositories belong to.
  String account() {
    for (String path :
        List.of("organization.login", "repository.owner.login", "installation.account.login")) {
      String login = text(path);
      if (login != null) {
        return login;
      }
    }
    return "";
  }

  /// The numbers of pull requests in a list.
  List<Integer> pulls(String path) {
    return at(path)
        .valueStream()
        .map(pull -> pull.path("number"))
        .filter(JsonNode::isInt)
        .map(JsonNode::intValue)
        .toList();
  }
}
