package dev.countersign.policy;

import static dev.countersign.policy.Hearing.globs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.People;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CausesStory {
  private static final Condition KEYS = new Condition.Paths(globs("src/keys/"));
  private static final Condition DOCS = new Condition.Paths(globs("docs/"));
  private static final Condition FEATURE = new Condition.OfKind(Set.of("feat"));

  private static Set<String> causes(Condition condition, Hearing hearing) {
    hearing
        .file("src/keys/a")
        .file("docs/b")
        .file("c")
        .area("crypto", KEYS)
        .area("feature", FEATURE)
        .area("both", DOCS, "crypto");
    Case asked =
        new Case(
            hearing.policy(),
            hearing.change(),
            new People(hearing.permissions, hearing.teams),
            hearing.now);
    return new Causes(Conditions.of(new Facts(asked))).paths(condition);
  }

  private static Set<String> causes(Condition condition) {
    return causes(condition, new Hearing());
  }

  @Test
  void theFilesOfPathsAndAreasAreTheCause() {
    assertThat(causes(KEYS)).containsExactly("src/keys/a");
    assertThat(causes(new Condition.InArea(Set.of("both"))))
        .containsExactly("docs/b", "src/keys/a");
    assertThat(causes(new Condition.All(List.of(KEYS, FEATURE, DOCS))))
        .containsExactly("docs/b", "src/keys/a");
    assertThat(causes(new Condition.AnyOf(List.of(KEYS, new Condition.Draft(true)))))
        .containsExactly("src/keys/a");
  }

  @Test
  void whatHoldsForOtherReasonsTooHasNoFilesForACause() {
    assertThat(causes(new Condition.AnyOf(List.of(KEYS, FEATURE)))).isEmpty();
    assertThat(causes(new Condition.InArea(Set.of("both", "feature")))).isEmpty();
    assertThat(causes(new Condition.All(List.of(FEATURE)))).isEmpty();
    assertThat(causes(new Condition.Not(KEYS))).isEmpty();
    assertThat(causes(new Condition.OfType(Set.of("standard")))).isEmpty();
    assertThat(causes(new Condition.RiskAtLeast("low"))).isEmpty();
    assertThat(causes(new Condition.OnlyDependencies(false))).isNotEmpty();
    assertThat(causes(new Condition.Size(new Condition.Bound(Condition.Bound.Op.MORE, 1), null)))
        .isEmpty();
  }

  @Test
  void aListThatIsCutHidesACause() {
    assertThat(causes(KEYS, new Hearing().filesCut())).isEmpty();
  }
}
