package dev.countersign.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.policy.Place;
import dev.countersign.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// What holds of every policy that can be read: printed in another style and read again it is the
/// same policy, but for the places in the file.
class PrintingLaws {

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("policies"))) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .filter(file -> !file.toString().endsWith(".scenarios.yml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedPolicyIsTheSameInEveryStyle(Path file) throws IOException {
    sameInEveryStyle(Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void soIsAMadePolicy(long seed) {
    sameInEveryStyle(new MadeFiles(new Random(seed)).organisation());
  }

  private static void sameInEveryStyle(String text) {
    Policy policy = PolicyTexts.policy(text);
    for (FlowStyle flow : new FlowStyle[] {FlowStyle.BLOCK, FlowStyle.FLOW}) {
      for (ScalarStyle scalar : new ScalarStyle[] {ScalarStyle.PLAIN, ScalarStyle.DOUBLE_QUOTED}) {
        String printed = printed(text, flow, scalar);
        assertThat(PolicyTexts.policy(printed))
            .as("printed %s %s:%n%s", flow, scalar, printed)
            .usingRecursiveComparison()
            .ignoringFieldsOfTypes(Place.class)
            .ignoringFields("sources")
            .isEqualTo(policy);
        assertThat(printed(printed, flow, scalar)).isEqualTo(printed);
      }
    }
  }

  private static String printed(String text, FlowStyle flow, ScalarStyle scalar) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
    DumpSettings style =
        DumpSettings.builder()
            .setDefaultFlowStyle(flow)
            .setDefaultScalarStyle(scalar)
            .setDereferenceAliases(true)
            .build();
    return new Dump(style).dumpToString(Objects.requireNonNull(tree));
  }
}
