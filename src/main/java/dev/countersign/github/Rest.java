package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests in an installation's or the app's name. Every method throws [ForgeDown] where there is
/// no answer now, and [Refused] where it is no.
final class Rest {
  private static final int MOST_PAGES = 1000;

  private final Wire wire;
  private final Tokens tokens;
  private final Addresses addresses;
  private final Budgets budgets;

  Rest(Wire wire, Tokens tokens, Addresses addresses, Budgets budgets) {
    this.wire = wire;
    this.tokens = tokens;
    this.addresses = addresses;
    this.budgets = budgets;
  }

  Addresses addresses() {
    return addresses;
  }

  /// How long work on an installation that can wait should wait; empty where it need not.
  Optional<Duration> scarce(long installation) {
    return budgets.scarce(installation);
  }

  Limits limits() {
    return wire.limits();
  }

  Answer get(Access access, String path) {
    return send(access, new Outgoing("GET", addresses.at(path), Map.of(), null, ""));
  }

  /// Sends a body, a map or list, with this method.
  Answer send(Access access, String method, String path, Object body) {
    return send(access, new Outgoing(method, addresses.at(path), Map.of(), Json.write(body), ""));
  }

  Answer send(Access access, Outgoing request) {
    return wire.limits().answered(request, raw(access, request));
  }

  /// Every item of a list, page by page.
  ///
  /// @param within the field that holds the items, empty where the answer is the list itself
  List<JsonNode> all(Access access, String path, String within) {
    List<JsonNode> items = new ArrayList<>();
    URI page = addresses.at(path);
    for (int i = 0; page != null && i < MOST_PAGES; i++) {
      Outgoing request = new Outgoing("GET", page, Map.of(), null, "");
      Answer answer = send(access, request);
      items.addAll(itemsOf(request, answer, within));
      page = answer.next();
    }
    if (page != null) {
      throw new ForgeDown("GitHub's list never ends: " + path, null, null);
    }
    return items;
  }

  private static List<JsonNode> itemsOf(Outgoing request, Answer answer, String within) {
    JsonNode list = within.isEmpty() ? answer.json() : answer.json().path(within);
    if (!list.isArray()) {
      throw new ForgeDown("GitHub's answer to " + request + " is no list", null, null);
    }
    return list.valueStream().toList();
  }

  /// Sends it, and once more with a new token where the old one is no longer taken.
  Answer raw(Access access, Outgoing request) {
    return switch (access) {
      case Access.App app -> wire.send(request, tokens.ofApp(), 0);
      case Access.Installation(long id, Purpose purpose) -> {
        Token token = tokens.of(id, purpose);
        Budget budget = budgets.of(id);
        Answer answer = budget.spend(request, () -> wire.send(request, token.value(), id));
        if (answer.status() != 401) {
          yield answer;
        }
        tokens.drop(id, purpose, token);
        Token fresh = tokens.of(id, purpose);
        yield budget.spend(request, () -> wire.send(request, fresh.value(), id));
      }
    };
  }

  /// The path of a repository.
  static String path(Repo repo) {
    return "/repos/" + repo.owner() + "/" + repo.name();
  }

  /// A text as one part of a path or query.
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// A field's text, null where there is none.
  static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue() : null;
  }
}
