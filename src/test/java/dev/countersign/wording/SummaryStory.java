package dev.countersign.wording;

import static dev.countersign.wording.Told.CI;
import static dev.countersign.wording.Told.ONE;
import static dev.countersign.wording.Told.ROLLBACK;
import static dev.countersign.wording.Told.TWO;
import static dev.countersign.wording.Told.WHAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The whole text of a check, as its author finds it.
class SummaryStory {
  /// Commit 1 is older than 2, the head.
  private static final String CHANGE =
      """
      files: [{path: src/crypto/keys.rs, added: 1}, {path: src/crypto/a.rs, added: 1}, {path: src/crypto/b.rs, added: 1}],
      commits: [{id: 41c0e2d}, {id: 9c1f2ab}], body: "# What and why\\nKeys are rotated.",
      reviews: [{by: eve, state: approved}, {by: bob, state: approved}, {by: kim, state: approved, commit: 41c0e2d}],
      checks: {build: success, test: success, lint: in_progress}
      """
          .replace("\n", " ");

  @Test
  void itSaysWhatToDoWhoIsAwaitedEveryRuleAndWhy() {
    Told told = Told.of(CHANGE, ROLLBACK, TWO, CI, WHAT);
    Circumstances about =
        told.about(null, Map.of("user:dana", told.at().minus(Duration.ofHours(2))));

    CheckText text =
        CheckText.of(told.account(about), "https://cs.example/x", "https://github.com");

    assertThat(text.title())
        .isEqualTo("Add a rollback plan; waiting for the Security Lead (@dana) and lint");
    assertThat(CheckText.read(text.summary()))
        .isEqualTo(
            """
            **@bob, one thing to do.** Add the section *Rollback plan*: how to return to the previous state, who does it, how long it takes. The button *Add missing sections* puts the heading in place.

            **Waiting for** @dana (Security Lead, asked 2 h ago) and the check `lint`.

            | | Rule | State |
            |---|---|---|
            | ✗ | Rollback plan in the description | missing |
            | … | Two reviewers, one the Security Lead | 1 of 2: @eve; nobody yet as Security Lead |
            | … | CI passes | `lint` running · `build`, `test` ✓ |
            | ✓ | What and why | answered |

            - **Significant**, because `src/crypto/keys.rs`, `src/crypto/a.rs` and `src/crypto/b.rs` are in area crypto.
            - Area *crypto*: `src/crypto/keys.rs`, `src/crypto/a.rs` and `src/crypto/b.rs` are among **/crypto/**.
            - **High risk**, because `src/crypto/keys.rs`, `src/crypto/a.rs` and `src/crypto/b.rs` are in area crypto.

            - Not counted: @bob's approval of 9c1f2ab (is the author)
            - Not counted: @kim's approval of 41c0e2d (only approvals of the newest commit count)

            Policy *Change Management Procedure* 2026-05-21, [lines 22 to 25](https://github.com/acme/.github/blob/c0ffee/p.yml#L22-L25) · [everything about this change](https://cs.example/x)
            """
                .strip());
  }

  @Test
  void severalThingsAreAList() {
    assertThat(Told.of("body: \"# What and why\\nTBD\"", ROLLBACK, WHAT).summary())
        .startsWith(
            """
            **@bob, 2 things to do.** The button *Add missing sections* puts the headings in place.

            - Add the section *Rollback plan*: how\
            """);
  }

  @Test
  void anAccountWithoutPageOrWebNamesThePolicysFileAndLines() {
    assertThat(Told.of("body: \"\"", ONE).summary())
        .endsWith(
            "Policy *Change Management Procedure* 2026-05-21, `acme/.github: countersign.yml`, line 22");
  }
}
