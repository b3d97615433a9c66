package dev.countersign.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything the simulated GitHub knows, behind one lock.
final class World {

  final AppIdentity identity;
  final SimulatedApp app;
  final SimulatedApp ci;
  final Webhooks webhooks;
  final Deliveries deliveries;
  final Addresses addresses;
  final List<SimulatedInstallation> installations = new ArrayList<>();
  final Map<Long, SimulatedRepository> repositories = new LinkedHashMap<>();
  final Map<String, SimulatedOrganisation> organisations = new LinkedHashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final AtomicLong lastId = new AtomicLong(1000);
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Long> names = new LinkedHashMap<>();
  private final Map<String, SimulatedApp> apps = new LinkedHashMap<>();

  World(AppIdentity identity, InstantSource clock, Addresses addresses) {
    this.identity = identity;
    this.clock = clock;
    this.addresses = addresses;
    this.deliveries = new Deliveries(identity, clock);
    this.app =
        new SimulatedApp(identity.id(), identity.slug(), identity.slug(), bot(identity.botLogin()));
    this.ci =
        new SimulatedApp(15368, "github-actions", "GitHub Actions", bot("github-actions[bot]"));
    apps.put(app.slug(), app);
    apps.put(ci.slug(), ci);
    this.webhooks = new Webhooks(this);
  }

  /// Does something to the state; what it made GitHub say is on its way when this returns.
  void change(Runnable what) {
    ask(() -> {
      what.run();
      return Boolean.TRUE;
    });
  }

  /// As [#change], with a result. Inside another change it waits for nobody.
  <T> T ask(Supplier<T> what) {
    T result;
    lock.lock();
    try {
      result = what.get();
    } finally {
      lock.unlock();
    }
    if (!lock.isHeldByCurrentThread()) {
      deliveries.awaitIfImmediate();
    }
    return result;
  }

  /// Looks at the state, or lets a request change it: nothing waits for a delivery here.
  <T> T within(Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }

  Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }

  /// The time in full; GitHub itself shows whole seconds only.
  Instant exactNow() {
    return clock.instant();
  }

  long nextId() {
    return lastId.incrementAndGet();
  }

  Account user(String login) {
    return accounts.computeIfAbsent(
        Account.key(login), key -> new Account(nextId(), login, Account.Kind.USER));
  }

  Account bot(String login) {
    return accounts.computeIfAbsent(
        Account.key(login), key -> new Account(nextId(), login, Account.Kind.BOT));
  }

  SimulatedOrganisation organisation(String login) {
    return organisations.computeIfAbsent(
        Account.key(login),
        key -> {
          Account account = new Account(nextId(), login, Account.Kind.ORGANIZATION);
          accounts.put(key, account);
          return new SimulatedOrganisation(this, account);
        });
  }

  SimulatedApp otherApp(String slug) {
    return apps.computeIfAbsent(
        slug, key -> new SimulatedApp(nextId(), slug, slug, bot(slug + "[bot]")));
  }

  Optional<Account> findAccount(String login) {
    return Optional.ofNullable(accounts.get(Account.key(login)));
  }

  Account account(String login) {
    return findAccount(login)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Nobody here is called " + login + ": say github.user first"));
  }

  @Nullable SimulatedOrganisation findOrganisation(String login) {
    return organisations.get(Account.key(login));
  }

  void add(SimulatedRepository repository) {
    repositories.put(repository.id(), repository);
    name(repository);
  }

  /// Takes note of a repository's present name; earlier ones keep leading to it.
  void name(SimulatedRepository repository) {
    names.put(Account.key(repository.fullName()), repository.id());
  }

  Optional<SimulatedRepository> findRepository(String fullName) {
    return Optional.ofNullable(names.get(Account.key(fullName))).map(repositories::get);
  }

  Optional<SimulatedInstallation> installationFor(SimulatedRepository repository) {
    return installations.stream().filter(one -> one.covers(repository)).findFirst();
  }
}
