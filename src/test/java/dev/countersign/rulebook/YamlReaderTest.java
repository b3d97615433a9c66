package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// What is read as YAML, and at which price.
class YamlReaderTest {

  @Test
  void aMebibyteIsReadAndAByteMoreIsNot() {
    String filler = "#".repeat((1 << 20) - PolicyTexts.SHORTEST.length() - 1) + "\n";

    assertThat(PolicyTexts.read(PolicyTexts.SHORTEST + filler))
        .isInstanceOf(PolicyReading.Valid.class);
    assertThat(PolicyTexts.printed(PolicyTexts.read(PolicyTexts.SHORTEST + "#" + filler)))
        .startsWith("countersign.yml:1:1: the file is larger than 1 MiB");
  }

  @Test
  void bytesAreCountedNotLetters() {
    String filler = "#" + "é".repeat(1 << 19) + "\n";

    assertThat(PolicyTexts.read(PolicyTexts.SHORTEST + filler))
        .isInstanceOf(PolicyReading.Invalid.class);
  }

  @Test
  void aByteOrderMarkAndOtherLineEndsAreNoMatter() {
    String text = "\uFEFF" + PolicyTexts.SHORTEST.replace("\n", "\r\n");

    assertThat(PolicyTexts.policy(text)).isEqualTo(PolicyTexts.policy(PolicyTexts.SHORTEST));
  }

  @Test
  void aliasesSayTheSameAgain() {
    String text =
        PolicyTexts.SHORTEST
            .replace("{approvals", "&asked {approvals")
            .concat("  - {rule: Again, require: *asked, because: \"&\"}\n");

    assertThat(PolicyTexts.policy(text).rules().getLast().require())
        .isEqualTo(PolicyTexts.policy(text).rules().getFirst().require());
  }

  @Test
  void coreTagsAreNoTags() {
    assertThat(
            PolicyTexts.policy(PolicyTexts.SHORTEST.replace("shortest\n", "!!str shortest\n")).id())
        .isEqualTo("shortest");
    assertThat(PolicyTexts.policy(PolicyTexts.SHORTEST.replace("shortest\n", "! shortest\n")).id())
        .isEqualTo("shortest");
  }

  @Test
  void anotherVersionOfYamlIsRefusedInOneSentence() {
    assertThat(PolicyTexts.printed(PolicyTexts.read("%YAML 3.0\n---\na: b\n")))
        .startsWith("countersign.yml:1:1: the file is not YAML: ");
  }

  @Test
  void aMillionOpenBracketsEndSoon() {
    assertThat(PolicyTexts.printed(PolicyTexts.read("[".repeat(1_000_000))))
        .contains("nested more than 64 deep");
    assertThat(PolicyTexts.printed(PolicyTexts.read("- ".repeat(500_000))))
        .contains("nested more than 64 deep");
  }

  @Test
  void aCharacterOutsideYamlHasItsPlace() {
    assertThat(PolicyTexts.printed(PolicyTexts.read("a: b\nc: \u0001\n")))
        .startsWith("countersign.yml:2:4: the file is not YAML: the character U+0001");
  }

  @Test
  void noFileAtAllIsTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rulebook().read(null, null, null, "acme"));
  }
}
