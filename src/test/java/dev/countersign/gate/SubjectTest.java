package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.PullId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A subject is read back from its key as it was.
class SubjectTest {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final PullId PULL = new PullId(17, SHOP, 4);

  static List<Subject> subjects() {
    return List.of(
        new Subject.Pull(PULL),
        new Subject.Timer(PULL),
        new Subject.Words(PULL),
        new Subject.Press(PULL, "check-again", "renovate[bot]"),
        new Subject.Comment(PULL, 1L << 40),
        new Subject.Repository(17, SHOP),
        new Subject.PolicyMoved(17, SHOP),
        new Subject.Installation(17),
        new Subject.Discovery(17),
        new Subject.Memberships(17, "acme"),
        new Subject.Duty(17, SHOP, Subject.Duty.Kind.AFTERCARE, "4"),
        new Subject.Duty(17, SHOP, Subject.Duty.Kind.MATCH, "release/a b  c"),
        new Subject.Duty(17, SHOP, Subject.Duty.Kind.FENCE, ""),
        new Subject.Group(17, SHOP, new Sha("a".repeat(40)), "release/a b  c"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aKeyIsReadAgain(Subject subject) {
    assertThat(Subject.of(subject.key())).isEqualTo(subject);
    assertThat(subject.installation()).isEqualTo(17);
  }

  @Test
  void whatConcernsTheAppIsOfNoInstallation() {
    for (Subject subject : List.of(new Subject.Missed(), new Subject.Again(71))) {
      assertThat(Subject.of(subject.key())).isEqualTo(subject);
      assertThat(subject.installation()).isZero();
    }
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Subject.of("dance 17 acme/shop"));
  }
}
