package dev.countersign.sandbox;

/// The texts of the sample repository and of what changes in it.
final class SampleFiles {

  private SampleFiles() {}

  /// The repository before any sample.
  static Files start() {
    return Files.of("README.md", "# Conveyor\n\nMoves parcels from A to B.\n")
        .with(
            ".github/CODEOWNERS",
            "# The last line that fits decides.\n/docs/legal/ @acme-robotics/legal\n")
        .with("docs/guide.md", "# Guide\n\nStart the belt, then put parcells on it.\n")
        .with("docs/legal/terms.md", "# Terms\n\nParcels up to 30 kg.\n")
        .with("package.json", PACKAGE.formatted("4.17.20"))
        .with("src/belt/speed.ts", "export const SPEED = 3;\n")
        .with("src/belt/speed.test.ts", "test('speed', () => expect(SPEED).toBe(3));\n")
        .with("src/crypto/keys.ts", "export const BITS = 2048;\n")
        .with("src/crypto/keys.test.ts", "test('bits', () => expect(BITS).toBe(2048));\n");
  }

  private static final String PACKAGE =
      """
      {
        "name": "conveyor",
        "version": "1.4.0",
        "dependencies": {
          "lodash": "%s"
        }
      }
      """;

  static Files guide() {
    return Files.of("docs/guide.md", "# Guide\n\nStart the belt, then put parcels on it.\n");
  }

  static Files terms() {
    return Files.of("docs/legal/terms.md", "# Terms\n\nParcels up to 25 kg.\n");
  }

  static Files dependency() {
    return Files.of("package.json", PACKAGE.formatted("4.17.21"));
  }

  static Files keys() {
    return Files.of("src/crypto/keys.ts", "export const BITS = 4096;\n")
        .with("src/crypto/keys.test.ts", "test('bits', () => expect(BITS).toBe(4096));\n");
  }

  static Files speed(int speed) {
    return Files.of("src/belt/speed.ts", "export const SPEED = " + speed + ";\n")
        .with(
            "src/belt/speed.test.ts", "test('speed', () => expect(SPEED).toBe(" + speed + "));\n");
  }

  static Files stop() {
    return Files.of("src/belt/stop.ts", "export function stop(): void {}\n")
        .with("src/belt/stop.test.ts", "test('stop', () => expect(stop()).toBeUndefined());\n");
  }

  static final String WHAT_AND_WHY =
      """
      ## What
      %s

      ## Why
      %s
      """;

  static final String DESIGN =
      """

      ## Design review
      Agreed in the weekly design meeting: keep the interface, change what is behind it.
      """;

  static final String ROLLBACK =
      """

      ## Rollback plan
      Revert the merge commit and deploy the previous version; Bob does it, ten minutes.
      """;

  static String body(String what, String why) {
    return WHAT_AND_WHY.formatted(what, why);
  }
}
