package dev.countersign.load;

import dev.countersign.sandbox.AppIdentity;
import dev.countersign.sandbox.Delivery;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.SimulatedGitHub;
import dev.countersign.sandbox.SimulatedOrganisation;
import dev.countersign.sandbox.SimulatedPull;
import dev.countersign.sandbox.SimulatedRepository;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A simulated GitHub with an organisation large enough for a storm. Its clock can be put forward.
final class City implements AutoCloseable {
  static final String SECRET = "a secret of the city";
  static final long APP = 42;
  private static final int REPOSITORIES = 5;
  private static final KeyPair KEY = key();

  static final String POLICY =
      """
      policy: city
      title: City
      roles:
        security-lead: {title: Security Lead, teams: [security-leads]}
      areas:
        crypto: {paths: ["src/crypto/**"]}
      types:
        significant: {when: {area: crypto}}
        standard: {}
      sections:
        rollback-plan: {title: Rollback plan}
      rules:
        - rule: A reviewer
          require:
            approvals: {count: 1}
          because: two see more than one
        - rule: The Security Lead
          when: {area: crypto}
          require:
            approvals: {count: 1, including: [security-lead]}
          because: keys are hard
        - rule: CI passes
          require:
            checks: [lint]
          because: it must work
        - rule: Rollback plan
          require:
            sections: [rollback-plan]
          because: it may fail
      """;

  final SimulatedGitHub github;
  final List<SimulatedRepository> repositories = new ArrayList<>();
  private volatile Duration forward = Duration.ZERO;

  City() {
    github =
        SimulatedGitHub.start(
            new AppIdentity(APP, "countersign", "Iv1.city", KEY.getPublic(), SECRET), this::now);
    SimulatedOrganisation acme = github.organisation("acme");
    acme.owner("ines");
    acme.member("bob", "eve", "kim", "dana");
    SimulatedRepository central = acme.repo(".github");
    for (int i = 0; i < REPOSITORIES; i++) {
      repositories.add(made(acme, "shop-" + i));
    }
    central.pushToDefault("ines", "countersign.yml", POLICY);
    github.install("acme").allow(10_000_000);
    github.deliveries().queued();
  }

  private static SimulatedRepository made(SimulatedOrganisation acme, String name) {
    SimulatedRepository repository = acme.repo(name);
    for (String person : List.of("bob", "eve", "kim")) {
      repository.grant(person, Permission.WRITE);
    }
    acme.team("security-leads").add("dana").on(repository, Permission.WRITE);
    repository.pushToDefault("ines", "src/app.txt", "one\n");
    return repository;
  }

  Instant now() {
    return Instant.now().plus(forward);
  }

  /// Puts the clock forward.
  void pass(Duration time) {
    forward = forward.plus(time);
  }

  Duration forward() {
    return forward;
  }

  List<SimulatedPull> pulls() {
    return repositories.stream().flatMap(repository -> repository.pulls().stream()).toList();
  }

  /// What each pull request shows, as `state: title`, by its name.
  Map<String, String> shown() {
    Map<String, String> shown = new TreeMap<>();
    for (SimulatedPull pull : pulls()) {
      shown.put(
          pull.repository().name() + "#" + pull.number(),
          pull.check("countersign")
              .map(check -> check.state() + ": " + check.title())
              .orElse("no check"));
    }
    return shown;
  }

  /// The deliveries that were sent at least once.
  Set<String> sent() {
    return github.deliveries().log().stream()
        .map(Delivery::guid)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The attempts of a delivery, for whoever looks where it was lost.
  String attempts(String guid) {
    return github.deliveries().log().stream()
        .filter(one -> one.guid().equals(guid))
        .map(one -> one.name() + " at " + one.at() + " answered " + one.code())
        .collect(Collectors.joining(", ", guid + ": ", ""));
  }

  static String privateKey() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    github.close();
  }
}
