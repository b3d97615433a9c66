package dev.countersign.sandbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The App installed on one organisation, with the permissions that organisation accepted.
public final class SimulatedInstallation {

  private final World world;
  private final long id;
  private final Account account;
  private final Map<String, String> permissions = new LinkedHashMap<>();
  private final Set<Long> without = new LinkedHashSet<>();
  private boolean suspended;
  private boolean deleted;
  private RateBudget rest = new RateBudget(5000);
  private RateBudget graphql = new RateBudget(5000);

  SimulatedInstallation(World world, Account account) {
    this.world = world;
    this.id = world.nextId();
    this.account = account;
    for (String pair :
        "metadata:read contents:read pull_requests:write checks:write statuses:write issues:write members:read administration:read merge_queues:read actions:read deployments:write"
            .split(" ", -1)) {
      permissions.put(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1));
    }
  }

  public long id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public boolean suspended() {
    return suspended;
  }

  boolean deleted() {
    return deleted;
  }

  Map<String, String> permissions() {
    return Map.copyOf(permissions);
  }

  RateBudget rest() {
    return rest;
  }

  RateBudget graphql() {
    return graphql;
  }

  boolean covers(SimulatedRepository repository) {
    return !deleted
        && repository.owner().id() == account.id()
        && !without.contains(repository.id());
  }

  /// Takes back a permission, as an organisation does that has not accepted it.
  public void revoke(String permission) {
    world.change(() -> permissions.remove(permission));
  }

  /// Gives a permission: `read` or `write`.
  public void grant(String permission, String level) {
    world.change(() -> {
      permissions.put(permission, level);
      world.webhooks.people().installation(this, "new_permissions_accepted");
    });
  }

  public void suspend() {
    world.change(() -> {
      suspended = true;
      world.webhooks.people().installation(this, "suspend");
    });
  }

  public void unsuspend() {
    world.change(() -> {
      suspended = false;
      world.webhooks.people().installation(this, "unsuspend");
    });
  }

  /// Uninstalls the App.
  public void delete() {
    world.change(() -> {
      world.webhooks.people().installation(this, "deleted");
      deleted = true;
    });
  }

  /// Takes a repository out of the installation.
  public void remove(SimulatedRepository repository) {
    world.change(() -> {
      world.webhooks.people().installationRepositories(this, "removed", repository);
      without.add(Objects.requireNonNull(repository).id());
    });
  }

  /// Sets how many requests an hour are allowed, for REST and GraphQL alike, and forgets those
  /// made.
  public void allow(int requestsAnHour) {
    world.change(() -> {
      rest = new RateBudget(requestsAnHour);
      graphql = new RateBudget(requestsAnHour);
    });
  }
}
