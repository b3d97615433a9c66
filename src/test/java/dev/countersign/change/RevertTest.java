package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevertTest {
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void gitHubsButtonNamesAPullRequest() {
    assertThat(Revert.in("Revert \"feat: x\"", "Reverts acme/shop#12"))
        .contains(new Reverted.Pull(new Repo("acme", "shop"), 12));
    assertThat(
            Revert.in("Revert \"Revert \"x\"\"", "It broke.\r\n\r\nReverts acme/shop#12\r\nSorry."))
        .contains(new Reverted.Pull(new Repo("acme", "shop"), 12));
  }

  @Test
  void titleAndBodyGoTogether() {
    assertThat(Revert.in("Undo x", "Reverts acme/shop#12")).isEmpty();
    assertThat(Revert.in("Revert \"x\"", "It broke.")).isEmpty();
    assertThat(Revert.in("Revert \"x\"", "See how it Reverts acme/shop#12")).isEmpty();
    assertThat(Revert.in("Revert \"x\"", "Reverts acme/shop#0")).isEmpty();
    assertThat(Revert.in("Revert \"x\"", "Reverts acme/shop#99999999999")).isEmpty();
  }

  @Test
  void gitsCommandNamesACommit() {
    assertThat(Revert.in("Undo x", "This reverts commit " + SHA + "."))
        .contains(new Reverted.Made(SHA));
    assertThat(
            Revert.in(
                "Revert \"x\"",
                "Why.\nThis reverts commit 0123ABC, reversing\nchanges made to f00."))
        .contains(new Reverted.Made("0123abc"));
    assertThat(Revert.in("Undo x", "This reverts commit abc")).isEmpty();
    assertThat(Revert.in("Undo x", "> This reverts commit " + SHA)).isEmpty();
    assertThat(Revert.in("Undo x", "This reverts commit 0123456z")).isEmpty();
  }
}
