package dev.countersign.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One query's view of the world: who asks, and what they may see.
record Graph(World world, Caller.Installation caller) {

  private static final Instant NEVER = Instant.EPOCH;

  boolean may(String permission) {
    return caller.may(permission, "read");
  }

  /// A field that only a permission shows; without it null and an error.
  Thing.Field only(String permission, Supplier<? extends @Nullable Object> value) {
    return asked -> may(permission) ? value.get() : GraphQlFault.forbidden(asked);
  }

  <T> Thing.Field onlyMany(
      String permission,
      Supplier<java.util.List<T>> all,
      java.util.function.Function<? super T, @Nullable Thing> each) {
    return asked ->
        may(permission) ? Connection.page(asked, all.get(), each) : GraphQlFault.forbidden(asked);
  }

  static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : Json.time(Objects.requireNonNullElse(at, NEVER));
  }

  static String argument(DataFetchingEnvironment asked, String name) {
    return Objects.requireNonNullElse(asked.<String>getArgument(name), "");
  }

  /// A person, bot or organisation.
  @Nullable Thing account(@Nullable Account account) {
    if (account == null) {
      return null;
    }
    return Thing.of(account.kind().word())
        .is("login", account.pathName())
        .is("databaseId", account.id())
        .is("id", account.nodeId());
  }

  /// The account behind a login that a commit names; null where nobody has it.
  @Nullable Account named(String login) {
    return world.findAccount(login).orElse(null);
  }

  Thing team(SimulatedTeam team) {
    return Thing.of("Team")
        .is("id", NodeId.of("Team", team.id()))
        .is("databaseId", team.id())
        .is("name", team.slug())
        .is("slug", team.slug())
        .is("combinedSlug", team.organisation().login() + "/" + team.slug())
        .is("privacy", "VISIBLE")
        .get("organization", () -> account(team.organisation().account()))
        .many("members", () -> GraphPeople.active(team), who -> member(team, who))
        .many("childTeams", () -> GraphPeople.children(team), this::team);
  }

  private @Nullable Thing member(SimulatedTeam team, Account who) {
    Thing person = account(who);
    return person == null
        ? null
        : person.is("role", team.organisation().isOwner(who) ? "MAINTAINER" : "MEMBER");
  }
}
