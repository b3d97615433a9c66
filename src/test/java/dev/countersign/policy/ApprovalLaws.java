package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Review;
import dev.countersign.change.Review.Opinion;
import dev.countersign.change.Reviewer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws that hold of any approvals, tried on many made up by chance.
class ApprovalLaws {
  private static final List<String> PEOPLE = List.of("ann", "bob", "cat", "dan", "eve");
  private static final List<String> ROLES = List.of("lead", "owner", "peer");

  private Random random = new Random(1);

  /// A scene by its number: the same number is the same scene.
  private Scene scene(int number) {
    random = new Random(number);
    Scene scene = new Scene("ann cat dan eve").team("acme/two", some(PEOPLE));
    for (String role : ROLES) {
      scene.role(role, some(PEOPLE) + (random.nextInt(4) == 0 ? " acme/two" : ""));
    }
    scene.stale(List.of(Approving.Stale.values()).get(random.nextInt(4)));
    if (random.nextBoolean()) {
      scene.rolesTogether();
    }
    if (random.nextBoolean()) {
      scene.askingPeople();
    }
    scene.asking(new Asking(true, random.nextBoolean(), false, 9));
    scene.baseFile("CODEOWNERS", "x @ann @cat\ny @acme/two\n");
    scene.files("x=1", "y=1").commit("c", random.nextInt(3) == 0 ? "dan" : "bob");
    scene.earlier("b", "x=1", random.nextBoolean() ? "y=1" : "y=0");
    for (int rule = 0; rule <= random.nextInt(4); rule++) {
      scene.rule("Rule " + rule, random.nextBoolean() ? "x" : "", requirement(2));
    }
    for (String who : PEOPLE) {
      switch (random.nextInt(5)) {
        case 0 -> scene.approves(who);
        case 1 -> scene.approves(who, "b");
        case 2 -> scene.requested(who);
        default -> {}
      }
    }
    return scene;
  }

  private Requirement requirement(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new Requirement.CodeOwners();
      case 1 -> Scene.approvalsFrom(1 + random.nextInt(2), some(ROLES));
      case 2, 3 ->
          Scene.approvals(random.nextInt(3), Scene.words(some(ROLES)).toArray(String[]::new));
      default -> Scene.anyOf(requirement(depth - 1), requirement(depth - 1));
    };
  }

  private String some(List<String> from) {
    return String.join(" ", from.stream().filter(one -> random.nextInt(5) < 2).toList());
  }

  /// Whether all that the rules ask of people is there.
  private static boolean passes(Scene scene) {
    ApprovalsDecision decision = scene.decide();
    return scene.rules().stream()
        .flatMap(
            applied -> applied.rule().require().stream().map(all -> met(decision, applied, all)))
        .allMatch(met -> met);
  }

  private static boolean met(ApprovalsDecision decision, AppliedRule applied, Requirement all) {
    return AppliedRule.leaves(all).stream()
        .anyMatch(one ->
            decision.findings(applied.rule(), one).stream()
                .allMatch(finding -> finding.state() == State.MET));
  }

  @Test
  void oneMoreApprovalNeverTurnsAPassIntoAHold() {
    int passed = 0;
    for (int number = 0; number < 700; number++) {
      if (passes(scene(number))) {
        passed++;
        for (String who : PEOPLE) {
          assertThat(passes(scene(number).approves(who)))
              .as("scene %d and %s", number, who)
              .isTrue();
        }
      }
    }
    assertThat(passed).isGreaterThan(40);
  }

  @Test
  void aPushNeverAddsAnApproval() {
    for (int number = 0; number < 500; number++) {
      if (!passes(scene(number))) {
        Scene pushed = scene(number).commit("d", "bob").earlier("c", "x=1", "y=1");
        assertThat(passes(pushed)).as("scene %d", number).isFalse();
      }
    }
  }

  @Test
  void theOrderOfReviewsOfDifferentPeopleDoesNotMatter() {
    for (int number = 0; number < 200; number++) {
      Scene scene = scene(number);
      String says = scene.says();
      List<Review> reviews = new ArrayList<>(scene.reviews());
      Collections.shuffle(reviews, new Random(number));
      scene.reviews().clear();
      reviews.forEach(review ->
          scene.review(
              review.by().login().value(),
              Opinion.APPROVED,
              review.commit() == null ? null : review.commit().value().substring(0, 1)));
      assertThat(scene.says()).as("scene %d", number).isEqualTo(says);
    }
  }

  @Test
  void whoIsAskedCouldTurnEverythingThatCanPassIntoAPass() {
    int asked = 0;
    for (int number = 0; number < 500; number++) {
      Scene everybody = scene(number);
      PEOPLE.forEach(everybody::approves);
      List<Reviewer> ask = scene(number).decide().ask();
      if (passes(everybody) && !ask.isEmpty()) {
        asked++;
        Scene answered = scene(number);
        List<Reviewer> all = new ArrayList<>(ask);
        all.addAll(answered.requested());
        all.forEach(reviewer -> answer(answered, reviewer));
        assertThat(passes(answered))
            .as("scene %d asks %s\n%s", number, ask, scene(number).says() + answered.says())
            .isTrue();
      }
    }
    assertThat(asked).isGreaterThan(40);
  }

  private static void answer(Scene scene, Reviewer reviewer) {
    switch (reviewer) {
      case Reviewer.User(var login) -> scene.approves(login.value());
      case Reviewer.Team team -> scene.members(team).forEach(scene::approves);
    }
  }

  @Test
  void noFewerPeopleWouldDo() {
    for (int number = 0; number < 120; number++) {
      Scene scene = scene(number).askingPeople();
      List<Reviewer> ask = scene.decide().ask();
      Scene answered = scene(number);
      answered.requested().forEach(reviewer -> answer(answered, reviewer));
      ask.forEach(reviewer -> answer(answered, reviewer));
      if (passes(answered)) {
        assertThat(ask.size()).as("scene %d", number).isLessThanOrEqualTo(fewest(number));
      }
    }
  }

  private int fewest(int number) {
    int fewest = 3;
    for (int mask = 0; mask < 1 << PEOPLE.size(); mask++) {
      Scene scene = scene(number);
      scene.requested().forEach(reviewer -> answer(scene, reviewer));
      for (int who = 0; who < PEOPLE.size(); who++) {
        if ((mask >> who & 1) == 1) {
          scene.approves(PEOPLE.get(who));
        }
      }
      fewest = Integer.bitCount(mask) < fewest && passes(scene) ? Integer.bitCount(mask) : fewest;
    }
    return fewest;
  }
}
