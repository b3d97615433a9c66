package dev.countersign.sandbox;

import java.util.Locale;

/// Somebody with a login: a person, a bot or an organisation.
public record Account(long id, String login, Kind kind) {

  /// What GitHub calls the `type` of an account.
  public enum Kind {
    USER("User"),
    BOT("Bot"),
    ORGANIZATION("Organization");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  String nodeId() {
    return NodeId.of(kind.word(), id);
  }

  /// The login as it stands in a page's address; a bot's has no `[bot]` there.
  String pathName() {
    return login.replace("[bot]", "");
  }

  boolean is(String other) {
    return login.equalsIgnoreCase(other);
  }

  static String key(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
