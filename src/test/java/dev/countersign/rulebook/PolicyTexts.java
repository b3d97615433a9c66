package dev.countersign.rulebook;

import dev.countersign.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Policies for stories: the shortest one, ones out of the test data, and what becomes of them.
final class PolicyTexts {
  /// All that a policy needs.
  static final String SHORTEST =
      """
      policy: shortest
      title: The shortest policy
      types:
        standard: {}
      rules:
        - rule: Reviewed
          require: {approvals: {count: 1}}
          because: two pairs of eyes
      """;

  private PolicyTexts() {}

  static PolicyFile file(String text) {
    return new PolicyFile("countersign.yml", text);
  }

  static String resource(String name) {
    try (InputStream found = PolicyTexts.class.getResourceAsStream("/rulebook/" + name)) {
      if (found == null) {
        throw new IllegalArgumentException("no test data named " + name);
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The policy that a text means, where it means one.
  static Policy policy(String text) {
    return switch (read(text)) {
      case PolicyReading.Valid valid -> valid.policy();
      case PolicyReading.Invalid _ -> throw new AssertionError(printed(read(text)));
    };
  }

  static PolicyReading read(String text) {
    return new Rulebook().read(file(text), "acme");
  }

  /// All problems as people see them.
  static String printed(PolicyReading reading) {
    return switch (reading) {
      case PolicyReading.Valid valid -> printed(valid.warnings());
      case PolicyReading.Invalid invalid -> printed(invalid.problems());
    };
  }

  private static String printed(java.util.List<Problem> problems) {
    return problems.stream().map(each -> each.print() + "\n").collect(Collectors.joining());
  }
}
