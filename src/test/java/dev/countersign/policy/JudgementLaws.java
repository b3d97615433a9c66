package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Check;
import dev.countersign.change.FileChange;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.Review;
import dev.countersign.policy.Verdict.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every judgement, tried on made-up changes. The policy asks more of what is
/// stricter, and covers everything.
class JudgementLaws {
  private static final int CHANGES = 150;
  private static final List<String> PATHS =
      List.of(
          "src/keys/a.rs", "src/b.rs", "docs/c.md", "tests/d.rs", "db/migrate/e.sql", "infra/f.tf");
  private static final List<String> PEOPLE = List.of("dana", "eve", "kim", "lee");
  private static final Requirement LINT = checks("lint", "test*");

  private static Requirement checks(String... patterns) {
    return new Requirement.Checks(
        List.of(patterns).stream().map(each -> new NameGlobs(List.of(each))).toList(),
        Set.of(),
        List.of());
  }

  private static Hearing policy() {
    Condition significant = new Condition.OfType(Set.of("significant"));
    Hearing hearing =
        new Hearing()
            .role("lead", "dana", "kim")
            .role("owner", "eve")
            .section("plan", "Rollback plan")
            .area("crypto", new Condition.Paths(globs("src/keys/")))
            .area("infra", new Condition.Paths(globs("infra/")), "crypto")
            .type(
                "significant",
                new Condition.AnyOf(
                    List.of(
                        new Condition.InArea(Set.of("infra")),
                        new Condition.Content(
                            new dev.countersign.change.Regex("secret"), null, globs("**")))))
            .type("normal", null)
            .type("standard", new Condition.OnlyPaths(globs("docs/", "tests/")))
            .rule("Checks", Condition.always(), LINT)
            .rule("Two", significant, new Requirement.Approvals(2, Set.of(), List.of("lead")))
            .rule(
                "One",
                new Condition.OfType(Set.of("significant", "normal")),
                new Requirement.Approvals(1, Set.of(), List.of()))
            .rule("Plan", significant, new Requirement.Sections(List.of("plan")))
            .rule(
                "Grave",
                new Condition.RiskAtLeast("high"),
                new Requirement.Approvals(1, Set.of("owner"), List.of()));
    hearing.risk =
        new Risk.ByCondition(
            List.of("low", "high"), Map.of("high", new Condition.Database(true)), "low", Map.of());
    for (String person : PEOPLE) {
      hearing.permissions.put(
          new dev.countersign.change.Login(person), dev.countersign.change.Permission.WRITE);
    }
    return hearing;
  }

  private static Hearing made(Random random) {
    Hearing hearing = policy().titled(random.nextBoolean() ? "feat: x" : "fix: y");
    for (String path : PATHS) {
      if (random.nextInt(3) == 0) {
        hearing.file(
            path, null, FileChange.Kind.MODIFIED, random.nextInt(6) == 0 ? "+secret" : "+x");
      }
    }
    for (String person : PEOPLE) {
      switch (random.nextInt(5)) {
        case 0, 1 -> hearing.approves(person);
        case 2 -> hearing.review(person, Review.Opinion.COMMENTED, Hearing.HEAD);
        default -> {}
      }
    }
    if (random.nextInt(8) == 0) {
      hearing.review("lee", Review.Opinion.CHANGES_REQUESTED, Hearing.HEAD);
    }
    for (String check : List.of("lint", "test a", "test b")) {
      if (random.nextInt(8) > 0) {
        hearing.check(
            check, List.of("success", "success", "success", "failure").get(random.nextInt(4)));
      }
    }
    return random.nextBoolean()
        ? hearing.body("## Rollback plan\nRevert the merge commit.")
        : hearing;
  }

  private static boolean passes(Hearing hearing) {
    return hearing.verdict().outcome() == Outcome.READY;
  }

  /// Whatever passes afterwards passed before.
  private static void onlyTightens(long seed, Consumer<Hearing> tightening) {
    neverTurns(seed, tightening, true);
  }

  /// Whatever passed before passes afterwards.
  private static void onlyLoosens(long seed, Consumer<Hearing> loosening) {
    neverTurns(seed, loosening, false);
  }

  private static void neverTurns(long seed, Consumer<Hearing> step, boolean intoAPass) {
    Random random = new Random(seed);
    int passed = 0;
    for (int number = 0; number < CHANGES; number++) {
      Hearing hearing = made(random);
      boolean before = passes(hearing);
      step.accept(hearing);
      boolean after = passes(hearing);
      assertThat(intoAPass ? !before && after : before && !after)
          .as("change %d of seed %d: %s", number, seed, hearing.says())
          .isFalse();
      passed += before || after ? 1 : 0;
    }
    assertThat(passed).as("some changes pass, else the law says nothing").isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void oneMoreApprovalNeverTurnsAPassIntoAHold(long seed) {
    Random random = new Random(seed);
    onlyLoosens(seed, hearing -> hearing.approves(PEOPLE.get(random.nextInt(PEOPLE.size()))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPushNeverAddsAnApproval(long seed) {
    onlyTightens(
        seed,
        hearing ->
            hearing.reviews.replaceAll(review ->
                new Review(
                    review.id(), review.by(), review.opinion(), Hearing.sha("a"), review.at())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void oneMoreRuleOnlyTightens(long seed) {
    Random random = new Random(seed);
    List<Requirement> more =
        List.of(
            new Requirement.Approvals(1, Set.of(), List.of("owner")),
            new Requirement.BranchName(globs("fix/*")),
            checks("build"),
            new Requirement.FilesToo(globs("tests/"), globs("src/"), null));
    onlyTightens(
        seed,
        hearing ->
            hearing.rule(
                "More",
                random.nextBoolean() ? Condition.always() : new Condition.InArea(Set.of("crypto")),
                more.get(random.nextInt(more.size()))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aWiderAreaNeverLoosens(long seed) {
    onlyTightens(
        seed, hearing -> hearing.area("crypto", new Condition.Paths(globs("src/keys/", "docs/"))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aStricterDeclaredTypeNeverLoosens(long seed) {
    Random random = new Random(seed);
    onlyTightens(
        seed,
        hearing ->
            hearing.label(random.nextBoolean() ? "change: significant" : "change: normal", "bob"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyDeclaredTypeNeverLoosens(long seed) {
    onlyTightens(seed, hearing -> hearing.label("change: standard", "bob"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFactThatIsNotKnownNeverLoosens(long seed) {
    Random random = new Random(seed);
    onlyTightens(
        seed,
        hearing -> {
          switch (random.nextInt(3)) {
            case 0 -> hearing.filesComplete = false;
            case 1 -> hearing.commitsComplete = false;
            default ->
                hearing.files.replaceAll(file ->
                    new FileChange(
                        file.path(), null, file.kind(), 1, 1, new FileChange.Lines.Unsent(null)));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfWhatIsReadDoesNotMatter(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < CHANGES; number++) {
      Hearing hearing = made(random).label("b", "bob").label("change: normal", "eve");
      String said = hearing.says() + findings(hearing);
      List<Check> checks = hearing.checks;
      Collections.shuffle(checks, random);
      Collections.shuffle(hearing.labels, random);
      assertThat(hearing.says() + findings(hearing)).isEqualTo(said);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfDifferentPeoplesReviewsDoesNotChangeTheOutcome(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < CHANGES; number++) {
      Hearing hearing = made(random);
      hearing.reviews.removeIf(review -> review.opinion() == Review.Opinion.CHANGES_REQUESTED);
      String said = hearing.says();
      Collections.shuffle(hearing.reviews, random);
      assertThat(hearing.says()).isEqualTo(said);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSameInputLeadsToTheSameBytes(long seed) {
    Random one = new Random(seed);
    Random other = new Random(seed);
    for (int number = 0; number < CHANGES; number++) {
      assertThat(made(one).verdict().toString()).isEqualTo(made(other).verdict().toString());
    }
  }

  private static String findings(Hearing hearing) {
    return hearing.verdict().rules().toString();
  }
}
