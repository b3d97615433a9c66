package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRequirementsStory {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '^',
      textBlock =
          """
          format: conventional                            | title: "fix(api): round up"                     | rules: {It: met}, says: ["titles and messages as asked"]
          format: conventional                            | title: Round up                                 | rules: {It: unmet}, title: "Rewrite the title or description", says: ["the title `Round up` is not written as kind: subject", "1 message not as asked"]
          kinds: [feat, Fix]                              | title: "FIX: round up"                          | rules: {It: met}
          kinds: [feat, fix]                              | title: "docs: round up"                         | says: ["is of the kind docs, not one of feat, fix"]
          body: true                                      | body: "<!-- say why -->"                        | rules: {It: unmet}, says: ["says nothing below its first line"]
          body: true                                      | body: Since the sums were wrong                 | rules: {It: met}
          reference: "SHOP-[0-9]+"                        | body: "Part of SHOP-12"                         | rules: {It: met}
          reference: "SHOP-[0-9]+"                        | body: "<!-- SHOP-12 -->"                        | rules: {It: unmet}, says: ["has no reference that matches SHOP-[0-9]+"]
          format: conventional, source: commits           | commits: [{id: a1, message: "fix: a"}, {id: b2, message: "wip"}, {id: c3, message: "Merge main", merge_of_base: true}] | rules: {It: unmet}, title: Reword 1 commit, says: ["b2", "`wip` is not written as kind: subject"]
          body: true, source: commits                     | commits: [{id: a1, message: "fix: a\\n\\nSigned-off-by: Bob <b@x>"}] | rules: {It: unmet}
          body: true, source: commits                     | commits: [{id: a1, message: "fix: a\\n\\nThe sums were wrong."}]       | rules: {It: met}
          """)
  void titlesAndMessagesAreHeldToTheirForm(String asked, String change, String expect) {
    assertThat(Trying.requirement("commits: {" + asked + "}", change, expect)).isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '^',
      textBlock =
          """
          "Lines: 85.2%"                            |                           | met
          "79.9% (+0.2%) compared to a1b2c3"        |                           | unmet
          "Coverage decreased (-0.1%) to 85,3 %"    |                           | met
          "Target 80%, got 60%"                     |                           | unmet
          "85% (target 80%)"                        |                           | met
          Coverage                                  | "all\\n81%\\n3%"           | met
          Coverage                                  | none                      | unmet
          "180%"                                    |                           | unmet
          "100%"                                    |                           | met
          """)
  void theFirstLineWithAPercentageCounts(String title, String summary, String state) {
    String check = "checks: {cov/lines: {conclusion: success, title: %s, summary: %s}}";
    assertThat(
            Trying.requirement(
                "coverage: {check: \"cov*\", at_least: 80}",
                check.formatted(title, summary == null ? "\"\"" : summary),
                "rules: {It: " + state + "}"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '^',
      textBlock =
          """
          checks: {}                                                                        | rules: {It: waiting}, title: "Waiting for cov*", says: ["`cov*` not reported yet"]
          checks: {cov: in_progress}                                                        | rules: {It: waiting}, says: ["`cov` is running"]
          checks: {cov: success}                                                            | rules: {It: unmet}, title: "Raise the coverage to 80.5 %", says: ["`cov` tells no percentage"]
          checks: {cov: {conclusion: cancelled, title: 99%}}                                | rules: {It: unmet}
          checks: {cov: {conclusion: failure, title: 99%}}                                  | rules: {It: met}, says: ["`cov` tells 99 %, of 80.5 % wanted"]
          checks: {cov: {conclusion: success, title: 99%}, cov2: {conclusion: success, title: 80.4%}} | rules: {It: unmet}, says: ["`cov2` tells 80.4 %"]
          checks: {cov: {conclusion: success, title: 99%, app: countersign}}                | rules: {It: waiting}
          """)
  void everyCheckOfThePatternMustTellEnough(String change, String expect) {
    assertThat(Trying.requirement("coverage: {check: \"cov*\", at_least: 80.5}", change, expect))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '^',
      textBlock =
          """
          # Changelog;## [Unreleased];### Fixed;- Sums                      | met   | has a new entry
          # Changelog;## Unreleased;### Fixed;- Sums;- More                 | met   | has a new entry
          # Changelog;## [1.2.0] - 2026-03-03;### Added;* Sums;### Security;* Keys | met | has a new entry
          # Changelog;## [1.2.0-rc.1] – 2026-03-03 [YANKED];### Added;- Sums | met   | has a new entry
          # Changelog;## [Unreleased];### Bugs;- Sums                       | unmet | It: the group is not one of Added, Changed, Deprecated, Removed, Fixed, Security.
          # Changelog;## [Unreleased];- Sums                                | unmet | It: the entry stands in no group
          # Changelog;- Sums                                                | unmet | It: the entry stands below no version.
          # Changelog;### Fixed;- Sums                                      | unmet | It: the group stands below no version.
          # Changelog;## 1.2.0;### Fixed;- Sums                             | unmet | It: the version has no date
          # Changelog;## [1.2.0] - 2026-13-03;### Fixed;- Sums              | unmet | It: the version has no date
          # Changelog;## Next;### Fixed;- Sums                              | unmet | It: the heading is neither [Unreleased] nor a version
          # Changelog;## [Unreleased];### Fixed                             | unmet | Add an entry to `CHANGELOG.md`
          # Changelog;## [Unreleased];### Fixed;Sums                        | unmet | has no new entry
          # Changelog;## Next                                               | unmet | and add an entry, which is missing
          # Changelog;## [Unreleased];### Fixed;```;- Sums;```              | unmet | has no new entry
          # Changelog;## [Unreleased];### Fixed;- Sums;; [Unreleased]: https://x.org/a | met | has a new entry
          """)
  void aNewChangelogIsHeldToItsFormat(String lines, String state, String says) {
    String after = lines.replace("; ", ";").replace(";", "\\n").replace("\"", "\\\"");
    assertThat(
            Trying.requirement(
                "changelog: {file: CHANGELOG.md, format: keep-a-changelog}",
                "files: [{path: CHANGELOG.md, content: {after: \"" + after + "\\n\"}}]",
                "rules: {It: " + state + "}, says: [\"" + says + "\"]"))
        .isEqualTo("passed");
  }

  private static final String OLD = "# Changelog\\n## [Unreleased]\\n## 1.0\\n### Bugs\\n- One\\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '^',
      textBlock =
          """
          # Changelog;## [Unreleased];### Fixed;- Two;## 1.0;### Bugs;- One; | met
          # Changelog;## [Unreleased];## 1.0;### Bugs;- One;- Two;           | met
          # Changelog;## [Unreleased];## 1.0;### Bugs;                       | unmet
          # Changelog;## [Unreleased];### Flaws;- Two;## 1.0;### Bugs;- One; | unmet
          """)
  void onlyTheNewPartOfAChangelogIsLookedAt(String lines, String state) {
    String content =
        "content: {before: \"" + OLD + "\", after: \"" + lines.replace(";", "\\n") + "\"}";
    assertThat(
            Trying.requirement(
                "changelog: {format: keep-a-changelog}",
                "files: [{path: CHANGELOG.md, " + content + "}]",
                "rules: {It: " + state + "}"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '^',
      textBlock =
          """
          files: [{path: a.rs, added: 1}]                                      | rules: {It: unmet}, title: Add to docs/CHANGES.md, says: ["under Unreleased will do"]
          files: [{path: a.rs, added: 1}], too_many_files: true                | rules: {It: unmet}, says: ["The list of changed files is not complete"]
          files: [{path: docs/CHANGES.md, content: {before: "- a"}}]           | rules: {It: unmet}
          files: [{path: docs/CHANGES.md, patch: "@@ -1,3 +1,4 @@\\n # C\\n ## Unreleased\\n ### Fixed\\n+- Sums"}] | rules: {It: met}
          """)
  void aChangelogMayLieElsewhere(String change, String expect) {
    assertThat(Trying.requirement("changelog: {file: docs/CHANGES.md}", change, expect))
        .isEqualTo("passed");
  }
}
