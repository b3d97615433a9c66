package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import org.jspecify.annotations.Nullable;

/// Accounts as GitHub writes them, in one spelling: a bot's login ends in `[bot]`, which REST
/// writes and GraphQL leaves out.
final class Actors {
  private static final String BOT = "[bot]";

  /// Whom GitHub shows where an account was deleted.
  private static final Person GHOST = Person.of("ghost");

  private Actors() {}

  /// An account of REST or a payload, null where there is none.
  static @Nullable Person ofRest(JsonNode user) {
    return person(user, user.path("type").asText("").equals("Bot"));
  }

  /// An account of GraphQL, null where there is none.
  static @Nullable Person ofGraphQl(JsonNode actor) {
    return person(actor, actor.path("__typename").asText("").equals("Bot"));
  }

  /// The same, with the ghost for an account that is no longer there.
  static Person orGhost(@Nullable Person person) {
    return person == null ? GHOST : person;
  }

  private static @Nullable Person person(JsonNode account, boolean bot) {
    String login = Rest.text(account, "login");
    if (login == null || login.isBlank() || login.length() > 90) {
      return null;
    }
    boolean marked = login.endsWith(BOT);
    return new Person(new Login(bot && !marked ? login + BOT : login), bot || marked);
  }
}
