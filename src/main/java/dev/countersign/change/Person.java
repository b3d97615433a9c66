package dev.countersign.change;

/// Somebody who acted on a change: a person, or a bot.
public record Person(Login login, boolean bot) {
  /// A person by login; a login that ends in `[bot]` is a bot's.
  public static Person of(String login) {
    return new Person(new Login(login), login.endsWith("[bot]"));
  }
}
