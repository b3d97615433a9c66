package dev.countersign.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A team of an organisation, with child teams and members who accepted or were only invited.
public final class SimulatedTeam {

  /// Whether somebody has accepted the invitation.
  public enum State {
    ACTIVE,
    PENDING
  }

  private final World world;
  private final SimulatedOrganisation organisation;
  private final long id;
  private final String slug;
  private final Map<Account, State> members = new LinkedHashMap<>();
  private final Map<Long, Permission> repositories = new LinkedHashMap<>();
  private @Nullable SimulatedTeam parent;

  SimulatedTeam(World world, SimulatedOrganisation organisation, String slug) {
    this.world = world;
    this.organisation = organisation;
    this.id = world.nextId();
    this.slug = slug;
  }

  public long id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  SimulatedOrganisation organisation() {
    return organisation;
  }

  /// Makes this a child of another team; its members are then members of that one too.
  public SimulatedTeam under(SimulatedTeam other) {
    world.change(() -> parent = other);
    return this;
  }

  public SimulatedTeam add(String login) {
    return put(login, State.ACTIVE);
  }

  /// Invites somebody who has not accepted yet.
  public SimulatedTeam invite(String login) {
    return put(login, State.PENDING);
  }

  public void remove(String login) {
    world.change(() -> {
      Account gone = world.account(login);
      members.remove(gone);
      world.webhooks.people().membership(this, "removed", gone);
    });
  }

  /// Deletes the team.
  public void delete() {
    world.change(() -> {
      organisation.forget(this);
      world.webhooks.people().team(this, "deleted");
    });
  }

  /// Gives the team a permission on a repository.
  public SimulatedTeam on(SimulatedRepository repository, Permission permission) {
    world.change(() -> repositories.put(repository.id(), permission));
    return this;
  }

  private SimulatedTeam put(String login, State state) {
    world.change(() -> {
      Account who = world.user(login);
      if (!organisation.isMember(who)) {
        organisation.member(login);
      }
      members.put(who, state);
      if (state == State.ACTIVE) {
        world.webhooks.people().membership(this, "added", who);
      }
    });
    return this;
  }

  void forget(Account who) {
    members.remove(who);
  }

  Permission permissionOn(SimulatedRepository repository) {
    Permission own = repositories.getOrDefault(repository.id(), Permission.NONE);
    return parent != null && parent.permissionOn(repository).atLeast(own)
        ? parent.permissionOn(repository)
        : own;
  }

  /// Everybody in it or in a child team, with whether they accepted; own members first.
  Map<Account, State> members() {
    Map<Account, State> all = new LinkedHashMap<>(members);
    for (SimulatedTeam team : organisation.teams()) {
      if (team.parent == this) {
        team.members().forEach(all::putIfAbsent);
      }
    }
    return all;
  }

  boolean inherits(Account who) {
    return !members.containsKey(who);
  }

  boolean hasActive(Account who) {
    return members().get(who) == State.ACTIVE;
  }

  Optional<SimulatedTeam> parent() {
    return Optional.ofNullable(parent);
  }
}
