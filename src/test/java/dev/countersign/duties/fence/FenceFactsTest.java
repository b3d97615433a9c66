package dev.countersign.duties.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.BranchSettings;
import dev.countersign.forge.BranchSettings.Layer;
import dev.countersign.forge.BranchSettings.Required;
import dev.countersign.policy.ProtectionFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Both forms of a branch's settings, taken together.
class FenceFactsTest {
  private static ProtectionFacts of(@Nullable Layer classic, @Nullable Layer rules) {
    return FenceFacts.of(new BranchSettings(classic, rules, "why"), "countersign");
  }

  private static Layer ours(@Nullable Boolean bound) {
    return new Layer(
        2, true, false, Set.of(new Required("countersign", 42L)), bound, true, false, false);
  }

  @Test
  void nothingGuardsABareBranch() {
    assertThat(of(Layer.NONE, Layer.NONE))
        .isEqualTo(new ProtectionFacts(0, false, false, Set.of(), false, true, true, false, "why"));
  }

  @Test
  void whatOneFormDemandsIsDemanded() {
    Layer other =
        new Layer(1, false, true, Set.of(new Required("lint", null)), null, false, true, true);
    ProtectionFacts facts = of(ours(true), other);
    assertThat(facts.reviews()).isEqualTo(2);
    assertThat(facts.dismissStale()).isTrue();
    assertThat(facts.codeOwners()).isTrue();
    assertThat(facts.checks()).hasSize(2);
    assertThat(facts.admins()).isTrue();
    assertThat(facts.forcePush()).isFalse();
    assertThat(facts.deletion()).isFalse();
    assertThat(facts.mergeQueue()).isTrue();
  }

  @Test
  void whatCouldNotBeReadIsUnknownUnlessTheOtherFormDemandsIt() {
    ProtectionFacts facts = of(null, ours(true));
    assertThat(facts.reviews()).isEqualTo(2);
    assertThat(facts.codeOwners()).isNull();
    assertThat(facts.checks()).hasSize(1);
    assertThat(facts.deletion()).isNull();
    ProtectionFacts nothing = of(null, Layer.NONE);
    assertThat(nothing.reviews()).isNull();
    assertThat(nothing.checks()).isNull();
    assertThat(nothing.admins()).isNull();
    assertThat(nothing.forcePush()).isNull();
  }

  @Test
  void whoMayGoPastIsAskedOfTheFormThatRequiresOurCheck() {
    Layer strict = new Layer(0, false, false, Set.of(), true, true, true, false);
    assertThat(of(strict, ours(null)).admins()).isNull();
    assertThat(of(strict, ours(false)).admins()).isFalse();
    assertThat(of(ours(true), ours(null)).admins()).isTrue();
  }
}
