package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `countersign validate`.
class ValidateStory {
  @TempDir private Path folder;

  @Test
  void aPolicyThatIsWellIsMetWithSilence() throws Exception {
    Shell.Said said = new Shell(folder).file("a.yml", Policies.TWO_EYES).types("validate", "a.yml");
    assertThat(said).isEqualTo(new Shell.Said(0, "", ""));
  }

  @Test
  void everythingThatIsWrongIsSaidWithItsPlace() throws Exception {
    Shell.Said said = broken().types("validate", "a.yml");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(
            """
            a.yml:1:1: the policy needs `types`
                1 | policy: two-eyes
                  | ^^^^^^^^^^^^^^^^
            a.yml:3:1: `typs` is not a key of the policy
                3 | typs: {other: {}}
                  | ^^^^
                    did you mean `types`?
            """);
  }

  private Shell broken() throws Exception {
    return new Shell(folder).file("a.yml", Policies.TWO_EYES.replace("types:", "typs:"));
  }

  @Test
  void aWorkflowStepGetsAnnotations() throws Exception {
    assertThat(broken().types("validate", "--format", "github", "a.yml").out())
        .contains("::error file=a.yml,line=3,col=1::`typs` is not a key of");
  }

  @Test
  void machinesGetJson() throws Exception {
    Shell shell = broken();
    String json = shell.types("validate", "--json", "a.yml").out();
    assertThat(json)
        .contains("\"file\" : \"a.yml\"", "\"line\" : 3", "\"severity\" : \"error\"")
        .isEqualTo(shell.types("validate", "--format", "json", "a.yml").out());
  }

  @Test
  void anUnknownFormatIsRefused() throws Exception {
    assertThat(broken().types("validate", "--format", "xml", "a.yml"))
        .isEqualTo(new Shell.Said(2, "", "--format is text, github or json, not xml.\n"));
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndTheOthersAreStillRead() throws Exception {
    Files.write(folder.resolve("b.yml"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectory(folder.resolve("c.yml"));
    Shell.Said said = broken().types("validate", "nope.yml", "b.yml", "c.yml", "a.yml");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo(
            """
            There is no file nope.yml; check the path.
            b.yml is not UTF-8 text; save it as UTF-8.
            c.yml is a folder; name a file.
            """);
    assertThat(said.out()).contains("a.yml:3:1: `typs`");
  }

  @Test
  void noFileAtAllIsAnError() {
    Shell.Said said = new Shell(folder).types("validate");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("FILE").hasLineCount(1);
  }
}
