package dev.countersign.duties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.BranchSettings;
import dev.countersign.forge.Forge;
import dev.countersign.forge.Landed;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.forge.Survey;
import dev.countersign.gate.PolicyInForce;
import dev.countersign.gate.PolicyShelf;
import dev.countersign.gate.Ports;
import dev.countersign.gate.Subject;
import dev.countersign.ledger.Findings;
import dev.countersign.ledger.MemoryAftercare;
import dev.countersign.ledger.MemoryLedger;
import dev.countersign.ledger.MemoryRegister;
import dev.countersign.queue.MemoryQueue;
import dev.countersign.queue.Work;
import dev.countersign.rulebook.Rulebook;
import dev.countersign.store.Store;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second look at a branch that comes after a later one.
class OvertakenMatchStory {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final List<Sha> LINE =
      List.of(new Sha("a".repeat(40)), new Sha("b".repeat(40)), new Sha("c".repeat(40)));

  /// A branch that grows along the line.
  private static final class Growing implements Survey {
    private int tip;
    private final List<Integer> nobodys = new ArrayList<>();

    @Override
    public List<String> guarded(long installation, Repo repo) {
      return List.of("main");
    }

    @Override
    public Optional<Sha> tip(long installation, Repo repo, String branch) {
      return Optional.of(LINE.get(tip));
    }

    @Override
    public Arrivals arrivals(long installation, Repo repo, Stretch stretch) {
      int from = LINE.indexOf(stretch.before());
      int to = LINE.indexOf(stretch.tip());
      List<Landed> landed =
          nobodys.stream()
              .filter(place -> place > from && place <= to)
              .map(place ->
                  new Landed(LINE.get(place), List.of(), "kim", "sneaked", List.of(), true))
              .toList();
      return new Arrivals(
          stretch.branch(),
          stretch.before(),
          stretch.tip(),
          landed,
          true,
          Math.max(0, from - to),
          List.of());
    }

    @Override
    public BranchSettings settings(long installation, Repo repo, String branch) {
      throw new IllegalStateException("nobody asks for settings");
    }
  }

  @TempDir private Path folder;
  @AutoClose private Store store;
  private final Growing branch = new Growing();
  private final MemoryQueue queue = new MemoryQueue();
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private Findings findings;
  private Completeness completeness;

  @BeforeEach
  void open() {
    store = Store.open("jdbc:sqlite:" + folder.resolve("match.db"));
    findings = store.findings();
    MemoryLedger ledger = new MemoryLedger();
    MemoryRegister register = new MemoryRegister(ledger);
    Ports ports = new Ports(forge(), queue, register, ledger, new MemoryAftercare(ledger));
    PolicyInForce policies =
        new PolicyInForce(ports, new PolicyShelf(new Rulebook(), null, register));
    completeness = new Completeness(ports, policies, branch, findings, () -> now);
  }

  private static Forge forge() {
    return (Forge)
        Proxy.newProxyInstance(
            Forge.class.getClassLoader(),
            new Class<?>[] {Forge.class},
            (proxy, method, arguments) ->
                method.getName().equals("policies") ? new PolicyTexts(null, null) : null);
  }

  private void look(String about) {
    Subject.Duty duty = new Subject.Duty(17, SHOP, Subject.Duty.Kind.MATCH, about);
    completeness.look(
        new Work.Claim(duty.key(), "17", Work.SWEEP, 1, "lease", 0, 0, List.of()), duty);
  }

  private void secondLook() {
    now = now.plus(Duration.ofMinutes(11));
    List<Work.Claim> due = queue.claim(now, Duration.ofMinutes(5), 10);
    assertThat(due).isNotEmpty();
    for (Work.Claim claim : due) {
      completeness.look(claim, (Subject.Duty) Subject.of(claim.key()));
      queue.done(claim, now);
    }
  }

  private List<String> found() {
    return findings.open(SHOP).stream().map(Findings.Found::title).toList();
  }

  @Test
  void findsNoRewritingWhereALaterLookWentFirst() {
    look("main");
    branch.tip = 1;
    branch.nobodys.add(1);
    look("main");
    branch.tip = 2;
    branch.nobodys.clear();
    look("main");

    secondLook();

    assertThat(found()).isEmpty();
    assertThat(findings.mark(SHOP, "main").orElseThrow().tip()).isEqualTo(LINE.get(2));
  }

  @Test
  void whatAnotherLookLeftIsStillFoundAndConfirmed() {
    look("main");
    branch.tip = 1;
    branch.nobodys.add(1);
    look("main");
    branch.tip = 2;
    branch.nobodys.add(2);
    look("main");

    secondLook();
    secondLook();

    assertThat(found()).hasSize(2).allMatch(title -> title.startsWith("1 commit reached `main`"));
    assertThat(findings.mark(SHOP, "main").orElseThrow().tip()).isEqualTo(LINE.get(2));
  }
}
