package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files told apart by their paths: of the database, and generated.
class FileKindsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.sql",
        "deep/down/A.SQL",
        "migrations/0001_a.ts",
        "app/migrations/x/y",
        "db/migrate/1_a.rb",
        "x/db/migrations/a",
        "src/main/resources/db/migration/V1__a.java",
        "prisma/migrations/a",
        "py/alembic/versions/a.py",
        "migrations/\n"
      })
  void theDatabaseChangesWithTheseFiles(String path) {
    assertThat(DatabaseFiles.matches(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrations",
        "a.sqlx",
        "sql/a.rb",
        "xmigrations/a",
        "mydb/migrate/a",
        "alembic/env.py",
        "Migrations/a"
      })
  void theDatabaseDoesNotChangeWithThese(String path) {
    assertThat(DatabaseFiles.matches(path)).isFalse();
  }

  private static final GitAttributes ATTRIBUTES =
      GitAttributes.parse(
          """
          # linguist-generated
          * text=auto
          *.pb.go linguist-generated
          /dist/** linguist-generated=true -diff
          dist/keep.js -linguist-generated
          a/gen.ts -diff linguist-generated
          gen/ linguist-generated
          "with space" linguist-generated
          "q\\"uote" linguist-generated
          maybe linguist-generated=maybe
          no linguist-generated
          no linguist-generated=false
          not linguist-generated
          not !linguist-generated
          !x linguist-generated
          [attr]made linguist-generated
          [bad linguist-generated
          [xy] linguist-generated
          lonely
          other linguist-generated-not
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.pb.go",
        "deep/a.pb.go",
        "dist/a/b.js",
        "a/gen.ts",
        "with space",
        "q\"uote",
        "deep/x"
      })
  void theseFilesAreGenerated(String path) {
    assertThat(ATTRIBUTES.generated(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.go",
        "dist/keep.js",
        "web/dist/a.js",
        "b/a/gen.ts",
        "gen/a",
        "maybe",
        "no",
        "not",
        "[bad",
        "lonely",
        "other",
        "!x",
        "made"
      })
  void theseFilesAreWrittenByPeople(String path) {
    assertThat(ATTRIBUTES.generated(path)).isFalse();
  }

  @Test
  void withoutAttributesNothingIsGenerated() {
    assertThat(GitAttributes.parse("").generated("a.pb.go")).isFalse();
    assertThat(GitAttributes.parse("a linguist-generated\r\n").generated("a")).isTrue();
  }
}
