package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Glob;
import dev.countersign.change.NameGlobs;
import dev.countersign.change.TeamName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterestsStory {
  private static final Requirement CALM = new Requirement.ConversationsResolved();
  private static final Condition SIZE = new Condition.Size(null, null);

  private static Interests of(Hearing hearing) {
    return Interests.of(hearing.policy());
  }

  private static Interests when(Condition condition) {
    return of(new Hearing().rule("R", condition, CALM));
  }

  private static Interests require(Requirement requirement) {
    return of(new Hearing().rule("R", Condition.always(), requirement));
  }

  @Test
  void aPolicyThatAsksForLittleWantsLittleRead() {
    assertThat(when(Condition.always()))
        .isEqualTo(
            new Interests(
                Set.of(),
                Set.of("change: significant", "change: standard"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                false,
                false,
                false,
                false,
                false,
                false));
  }

  @Test
  void checksAreWantedByThePatternsOfRulesAndTheirAlternatives() {
    Requirement checks =
        new Requirement.Checks(
            List.of(new NameGlobs(List.of("lint"))),
            Set.of(),
            List.of(new NameGlobs(List.of("load*"))));

    assertThat(require(new Requirement.AnyOf(List.of(CALM, checks))).checks())
        .containsExactlyInAnyOrder("lint", "load*");
  }

  @Test
  void labelsAreWantedThatDeclareOrAreAskedForOrPutOn() {
    Hearing hearing =
        new Hearing()
            .area("crypto", Condition.always())
            .rule("R", new Condition.Labelled(new NameGlobs(List.of("risk/*", "!risk/no"))), CALM);
    hearing.emergency = new Emergency("e", Set.of("urgent"), Set.of(), Set.of(), List.of());

    assertThat(of(hearing).labels())
        .containsExactlyInAnyOrder(
            "change: significant", "change: standard", "crypto", "urgent", "risk/*", "risk/no");
  }

  @Test
  void teamsAreWantedThatRolesAndAuthorsName() {
    TeamName api = TeamName.of("api", "acme");
    Hearing hearing =
        new Hearing()
            .teamRole("lead", "leads")
            .rule("R", new Condition.Author(Set.of(), Set.of(api), Set.of(), null), CALM);

    assertThat(of(hearing).teams()).containsExactlyInAnyOrder(api, TeamName.of("leads", "acme"));
    assertThat(of(hearing).permissions()).isFalse();
  }

  @Test
  void permissionsAreWantedWherePeopleApproveDeclareOrAreInRoles() {
    assertThat(require(new Requirement.Approvals(1, Set.of(), List.of())).permissions()).isTrue();
    assertThat(require(new Requirement.Matrix(Map.of())).permissions()).isTrue();
    assertThat(require(new Requirement.CodeOwners()).permissions()).isTrue();
    assertThat(require(new Requirement.CodeOwners()).codeOwners()).isTrue();
    assertThat(when(new Condition.RoleEmpty("lead")).permissions()).isTrue();
    assertThat(when(new Condition.Author(Set.of(), Set.of(), Set.of("lead"), null)).permissions())
        .isTrue();
    Hearing hearing = new Hearing();
    hearing.emergency = new Emergency("e", Set.of("urgent"), Set.of(), Set.of(), List.of());
    assertThat(of(hearing).permissions()).isTrue();
  }

  @Test
  void manifestsFoldersAndSizesAreWantedWhereverAConditionAsksForThem() {
    Condition dependency = new Condition.Dependency(true, Set.of(), null, Set.of(), null);
    assertThat(when(new Condition.Not(dependency)).dependencies()).isTrue();
    assertThat(when(new Condition.OnlyDependencies(true)).dependencies()).isTrue();
    assertThat(
            when(new Condition.AnyOf(List.of(new Condition.NewDirectory(new Glob("a"))))).folders())
        .isTrue();
    assertThat(when(new Condition.All(List.of(SIZE))).sizes()).isTrue();
    Hearing guided = new Hearing();
    guided.guidance.add(new Guidance(SIZE, true, "small is beautiful"));
    assertThat(of(guided).sizes()).isTrue();
    assertThat(when(new Condition.Paths(globs("a"))).sizes()).isFalse();
  }

  @Test
  void whatRiskAndAuthorityAskForIsWantedToo() {
    Hearing scored = new Hearing();
    scored.risk =
        new Risk.ByScore(
            List.of(new Risk.Factor("f", null, SIZE, null, Map.of())), List.of(), Map.of());
    assertThat(of(scored).sizes()).isTrue();
    Hearing leveled = new Hearing();
    leveled.risk =
        new Risk.ByCondition(List.of("low", "high"), Map.of("high", SIZE), "low", Map.of());
    assertThat(of(leveled).sizes()).isTrue();
    Hearing urgent = new Hearing();
    urgent.emergency =
        new Emergency(
            "e",
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(
                new Emergency.Authority(List.of("a"), List.of(), SIZE),
                new Emergency.Authority(List.of("a"), List.of(), null)));
    assertThat(of(urgent).sizes()).isTrue();
  }

  @Test
  void earlierDiffsAreWantedWhereApprovalsMaySurviveAPush() {
    Hearing hearing = new Hearing();
    hearing.approving = new Approving(Approving.Stale.CHANGED_DIFF, false, true, Set.of());

    assertThat(of(hearing).earlierDiffs()).isTrue();
  }
}
