package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersTest {

  @ParameterizedTest
  @CsvFileSource(resources = "codeowners.tsv", delimiter = '\t', quoteCharacter = '\u0001')
  void aPatternMatchesWhatTheTableSays(String pattern, String path, String matches) {
    CodeOwners owners = CodeOwners.parse(pattern + " @dana");
    assertThat(owners.problems()).isEmpty();
    assertThat(owners.ownersOf(path).isPresent()).isEqualTo(matches.equals("yes"));
  }

  @Test
  void theLastLineThatMatchesDecides() {
    CodeOwners owners =
        CodeOwners.parse(
            """
            # everything
            *            @dana   # but see below

            /src/        @acme/Core-Team eve@example.com
            /src/gen/
            """);
    assertThat(owners.ownersOf("README.md"))
        .contains(new CodeOwners.Line(2, "*", List.of(new Owner.User(new Login("dana")))));
    assertThat(owners.ownersOf("src/a.rs"))
        .contains(
            new CodeOwners.Line(
                4,
                "/src/",
                List.of(
                    new Owner.Team(new TeamName("acme", "core-team")),
                    new Owner.Email("eve@example.com"))));
    assertThat(owners.ownersOf("src/gen/a.rs").orElseThrow().owners()).isEmpty();
    assertThat(owners.lines()).hasSize(3);
    assertThat(CodeOwners.parse("/src @dana").ownersOf("README.md")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          !src @dana          | the pattern '!src' begins with !, which takes nothing out here
          a[bc] @dana         | the pattern 'a[bc]' has a [ ], which chooses nothing here
          *.{js,ts} @dana     | the pattern '*.{js,ts}' has a { }, which chooses nothing here
          \\#notes @dana      | the pattern '\\#notes' has an escaped #, which does not work here
          a/***/b @dana       | the pattern 'a/***/b' has three stars; write **
          / @dana             | the pattern '/' matches nothing; write * for everything
          src\\               | the glob '**/src\\' ends in a backslash that escapes nothing; take it away
          src dana            | 'dana' is no owner; write @person, @organisation/team or an e-mail address
          src @dana docs@     | 'docs@' is no owner; write @person, @organisation/team or an e-mail address
          src @a/b/c          | '@a/b/c' is no owner; write @person, @organisation/team or an e-mail address
          """)
  void aWrongLineIsSkippedAndNamed(String line, String why) {
    CodeOwners owners = CodeOwners.parse("* @eve\n\n" + line + "\nlast @eve");
    assertThat(owners.problems()).containsExactly(new CodeOwners.Problem(3, why));
    assertThat(owners.lines()).extracting(CodeOwners.Line::number).containsExactly(1, 4);
  }

  @Test
  void lineBreaksAndMarksOfOtherSystemsDoNoHarm() {
    CodeOwners owners = CodeOwners.parse("\uFEFF* @dana\r\n\t/src/\t@eve\t\r\n");
    assertThat(owners.problems()).isEmpty();
    assertThat(owners.lines())
        .containsExactly(
            new CodeOwners.Line(1, "*", List.of(new Owner.User(new Login("dana")))),
            new CodeOwners.Line(2, "/src/", List.of(new Owner.User(new Login("eve")))));
    assertThat(CodeOwners.parse("").lines()).isEmpty();
  }

  @Test
  void aFileOfThreeMegabytesIsIgnoredAndSaidToBe() {
    String line = "* @dana\n";
    CodeOwners large = CodeOwners.parse(line + "#".repeat(CodeOwners.TOO_LARGE - line.length()));
    assertThat(large.lines()).isEmpty();
    assertThat(large.problems())
        .containsExactly(
            new CodeOwners.Problem(
                0, "CODEOWNERS has 3 MB or more; GitHub ignores it as a whole. Make it smaller."));
    assertThat(CodeOwners.parse(line + "# " + "é".repeat(CodeOwners.TOO_LARGE / 2)).lines())
        .isEmpty();
    assertThat(
            CodeOwners.parse(line + "#".repeat(CodeOwners.TOO_LARGE - line.length() - 1)).lines())
        .hasSize(1);
  }
}
