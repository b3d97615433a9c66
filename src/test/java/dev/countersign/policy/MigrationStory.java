package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.FileChange;
import dev.countersign.change.MigrationName;
import dev.countersign.change.SqlDrops;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MigrationStory {
  private static final MigrationName NAME = new MigrationName("NNNN_*.sql");

  private static Hearing adding(Requirement.Migrations wanted) {
    Hearing hearing = new Hearing().rule("R", Condition.always(), wanted);
    return hearing.file("db/0001_a.sql", null, FileChange.Kind.ADDED, "@@ -0,0 +1 @@\n+SELECT 1");
  }

  @Test
  void aTextThatCannotBeReadIsWaitedFor() {
    Hearing hearing =
        adding(
            new Requirement.Migrations("db/", null, false, false, Set.of(SqlDrops.Kind.values())));

    assertThat(hearing.verdict().rules().getFirst().findings())
        .contains(
            new Finding.Unknown(
                State.WAITING, "what the migration db/0001_a.sql drops cannot be read"));
    assertThat(Interests.of(hearing.policy()).texts()).containsExactly("db/");
    assertThat(Interests.of(hearing.policy()).listed()).isEmpty();
  }

  @Test
  void aBaseBranchThatIsNotKnownIsWaitedFor() {
    Hearing hearing = adding(new Requirement.Migrations("db/", NAME, true, false, Set.of()));

    assertThat(hearing.says()).startsWith("WAITING");
    assertThat(Interests.of(hearing.policy()).listed()).containsExactly("db/");
    assertThat(Interests.of(hearing.policy()).texts()).isEmpty();
  }

  @Test
  void namesAreTheSameByTheirPattern() {
    assertThat(NAME).isEqualTo(new MigrationName("NNNN_*.sql")).hasToString("NNNN_*.sql");
    assertThat(NAME.hashCode()).isEqualTo(new MigrationName("NNNN_*.sql").hashCode());
    assertThat(NAME).isNotEqualTo(new MigrationName("NN_*.sql")).isNotEqualTo("NNNN_*.sql");
  }
}
