package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDropsTest {
  private static String dropped(String sql) {
    return SqlDrops.in(sql).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t DROP COLUMN c;",
        "alter table t\tdrop /* the old */ column c",
        "ALTER TABLE t DROP c;",
        "ALTER TABLE t DROP IF EXISTS c CASCADE;",
        "ALTER TABLE t ADD d int, DROP \"c\";",
        "ALTER TABLE t DROP key;",
        "ALTER TABLE t DROP identity, DROP CONSTRAINT k;",
        "ALTER TABLE t DROP (a, b);",
        "ALTER FOREIGN TABLE t DROP c;",
        "ALTER TABLE t SET UNUSED COLUMN c;",
        "ALTER TABLE `drop` DROP `table`;",
        "DO $$ BEGIN ALTER TABLE t DROP COLUMN c; END $$;",
        "SELECT 'it''s'; ALTER TABLE t DROP COLUMN c;",
        "SELECT '\\'; ALTER TABLE t DROP COLUMN c; --'",
        "SELECT 'a\\'b'; ALTER TABLE t DROP COLUMN c;",
        "/* /* */ ALTER TABLE t DROP COLUMN c; /* */ */",
        "/*! ALTER TABLE t DROP COLUMN c */;",
        "ALTER TABLE [my table] DROP COLUMN [c]",
        "ALTER TABLE t DROP"
      })
  void aColumnIsDropped(String sql) {
    assertThat(dropped(sql)).isEqualTo("{COLUMN=[1]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE t;",
        "drop\ttable if exists t",
        "DROP TEMPORARY TABLE t",
        "DROP FOREIGN TABLE t",
        "DROP/**/TABLE t",
        "ALTER TABLE t ADD c int DROP TABLE u",
      })
  void aTableIsDropped(String sql) {
    assertThat(dropped(sql)).isEqualTo("{TABLE=[1]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- DROP TABLE t",
        "/* DROP TABLE t; ALTER TABLE t DROP COLUMN c */ SELECT 1",
        "/* DROP TABLE t",
        "INSERT INTO t VALUES ('DROP TABLE t');",
        "INSERT INTO t VALUES ('it''s; DROP TABLE t');",
        "SELECT 'DROP TABLE t",
        "SELECT \"drop table\" FROM [drop table], `drop table`",
        "ALTER TABLE t DROP CONSTRAINT k;",
        "ALTER TABLE t DROP PRIMARY KEY, DROP INDEX i, DROP FOREIGN KEY f;",
        "ALTER TABLE t ALTER COLUMN c DROP DEFAULT, ALTER c DROP NOT NULL;",
        "ALTER TABLE t ALTER COLUMN c DROP IDENTITY IF EXISTS;",
        "ALTER TABLE t ADD c int; DROP INDEX i;",
        "DROP VIEW v",
        "DROP TABLESPACE s",
        "CREATE TABLE drop_table (drop_column int)",
        "UPDATE unused SET c = 1",
      })
  void nothingIsDropped(String sql) {
    assertThat(dropped(sql)).isEqualTo("{}");
  }

  @Test
  void theLineIsThatOfTheDrop() {
    assertThat(dropped("-- one\n/* two\n */ ALTER TABLE t\n  DROP\n  COLUMN c;\n\nDROP TABLE u;"))
        .isEqualTo("{COLUMN=[4], TABLE=[7]}");
  }

  @Test
  void anyTextIsReadToItsEnd() {
    Random random = new Random(7);
    String[] parts = {"'", "\"", "/*", "*/", "--", "\n", "\\", "$$", "[", "]", "`", "DROP ", ";"};
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 30; j++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      assertThat(SqlDrops.in(text + "\n")).isNotNull();
    }
  }
}
