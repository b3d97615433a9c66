package dev.countersign.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An organisation: its members and its teams.
public final class SimulatedOrganisation {

  private final World world;
  private final Account account;
  private final Map<String, SimulatedTeam> teams = new LinkedHashMap<>();
  private final Map<String, Account> members = new LinkedHashMap<>();
  private final Map<String, Account> owners = new LinkedHashMap<>();

  SimulatedOrganisation(World world, Account account) {
    this.world = world;
    this.account = account;
  }

  public Account account() {
    return account;
  }

  public String login() {
    return account.login();
  }

  public SimulatedRepository repo(String name) {
    return world.ask(() ->
        world
            .findRepository(login() + "/" + name)
            .orElseGet(() -> SimulatedRepository.create(world, account, name)));
  }

  /// The team of this slug; made when there is none.
  public SimulatedTeam team(String slug) {
    return world.ask(() -> teams.computeIfAbsent(slug, key -> new SimulatedTeam(world, this, key)));
  }

  public void member(String... logins) {
    world.change(
        () -> List.of(logins).forEach(login -> members.put(Account.key(login), world.user(login))));
  }

  public void owner(String login) {
    world.change(() -> owners.put(Account.key(login), world.user(login)));
    member(login);
  }

  /// Somebody leaves the organisation, and with it every team.
  public void remove(String login) {
    world.change(() -> {
      Account gone = world.account(login);
      members.remove(Account.key(login));
      owners.remove(Account.key(login));
      teams.values().forEach(team -> team.forget(gone));
      world.webhooks.people().organization(this, "member_removed", gone);
    });
  }

  boolean isMember(Account who) {
    return members.containsKey(Account.key(who.login()));
  }

  boolean isOwner(Account who) {
    return owners.containsKey(Account.key(who.login()));
  }

  Collection<Account> members() {
    return List.copyOf(members.values());
  }

  Optional<SimulatedTeam> findTeam(String slug) {
    return Optional.ofNullable(teams.get(slug));
  }

  Collection<SimulatedTeam> teams() {
    return List.copyOf(teams.values());
  }

  void forget(SimulatedTeam team) {
    teams.remove(team.slug());
  }
}
