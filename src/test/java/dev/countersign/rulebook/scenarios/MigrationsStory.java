package dev.countersign.rulebook.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsStory {
  private static final String ASKED =
      "migrations: {path: db/migrations/, name: \"NNNN_*.sql\", sequential: true,"
          + " append_only: true, forbid: [drop-column, drop-table]}";

  private static final String THERE =
      "repository: {db/migrations/0001_a.sql: x, db/migrations/0002_b.sql: x,"
          + " db/migrations/README.md: x}, ";

  private static String tried(String files, String expect) {
    return Trying.requirement(ASKED, THERE + "files: [" + files + "]", expect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0003_c.sql                | met   |
          0003_c.sql 0004_d.sql     | met   |
          0004_d.sql 0003_c.sql     | met   |
          0004_d.sql                | unmet | It: its number does not follow: the next is 3.
          0002_c.sql                | unmet | It: its number is taken by 0002_b.sql on the base branch.
          0003_c.sql 0003_d.sql     | unmet | It: its number is taken by db/migrations/0003_c.sql.
          0003_c.sql 0005_d.sql     | unmet | the next is 4
          3_c.sql                   | unmet | It: the migration is not named like NNNN_*.sql.
          0003-c.sql                | unmet | not named like
          HELP.md                   | met   | 0 migrations
          """)
  void newMigrationsGoOnFromTheLastOfTheBaseBranch(String names, String state, String says) {
    StringBuilder files = new StringBuilder();
    for (String name : names.split(" ")) {
      files.append("{path: db/migrations/").append(name).append(", content: {after: SELECT 1}},");
    }
    assertThat(
            tried(
                files.toString(),
                "rules: {It: " + state + "}, says: [\"" + (says == null ? "" : says) + "\"]"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {path: db/migrations/0001_a.sql, content: {before: a, after: b}}                         | unmet | may not be modified
          {path: db/migrations/0001_a.sql, content: {before: a}}                                   | unmet | may not be deleted
          {path: db/migrations/0003_a.sql, from: db/migrations/0001_a.sql, content: {before: a, after: a}} | unmet | may not be renamed
          {path: old/0001_a.sql, from: db/migrations/0001_a.sql, content: {before: a, after: a}}   | unmet | may not be renamed
          {path: db/migrations/0003_a.sql, from: drafts/a.sql, content: {before: a, after: a}}     | met   | 1 migration
          {path: db/migrations/README.md, content: {before: a, after: b}}                          | met   | 0 migrations
          {path: src/a.sql, content: {after: DROP TABLE t}}                                        | met   | 0 migrations
          {path: db/migrations/0003_a.sql, content: {after: "SELECT 1;\\nDROP TABLE t;"}}        | unmet | `db/migrations/0003_a.sql`, line 2: the migration drops a table
          {path: db/migrations/0003_a.sql, content: {after: "-- DROP TABLE t\\nSELECT 1;"}}      | met   | 1 migration
          {path: db/migrations/0003_a.sql, content: {after: "ALTER TABLE t DROP COLUMN c;"}}       | unmet | It: the migration drops a column.
          """)
  void aMigrationIsNeverChangedAndDropsNothing(String file, String state, String says) {
    assertThat(tried(file, "rules: {It: " + state + "}, says: [\"" + says + "\"]"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0000_a.sql | met
          0001_a.sql | met
          0002_a.sql | unmet
          """)
  void theFirstMigrationBeginsTheCount(String name, String state) {
    assertThat(
            Trying.requirement(
                ASKED,
                "files: [{path: db/migrations/" + name + ", content: {after: SELECT 1}}]",
                "rules: {It: " + state + "}"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          path: db/, name: "VN__*.sql", sequential: true | db/V7__a.sql   | unmet
          path: db/, name: "VN__*.sql", sequential: true | db/V1__a.sql   | met
          path: db/, name: "N?.sql"                      | db/12a.sql     | met
          path: db/, forbid: drop-table                  | db/a/up.py     | met
          path: db/, append_only: true                   | db/a/up.py     | met
          """)
  void aPartOfItMayBeAsked(String asked, String path, String state) {
    assertThat(
            Trying.requirement(
                "migrations: {" + asked + "}",
                "files: [{path: " + path + ", content: {after: SELECT 1}}]",
                "rules: {It: " + state + "}"))
        .isEqualTo("passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          too_many_files: true | rules: {It: waiting}, says: ["not every changed migration is known"]
          """)
  void migrationsThatAreNotAllKnownAreWaitedFor(String change, String expect) {
    assertThat(Trying.requirement(ASKED, change, expect)).isEqualTo("passed");
  }
}
