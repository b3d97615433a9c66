package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The App asks for what the server uses, for nothing else, and says why.
class AppManifestTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();

  @Test
  void everyPermissionThatATokenIsNarrowedToIsAskedFor() throws Exception {
    Map<?, ?> asked = permissions();
    for (Purpose purpose : Purpose.values()) {
      purpose
          .permissions()
          .forEach((name, level) -> assertThat(asked.get(name)).as(name).isIn(level, "write"));
    }
    assertThat(asked).hasSize(Purpose.JUDGING.permissions().size());
  }

  @Test
  void everyPermissionAndEventHasItsReason() throws Exception {
    String reasons = Files.readString(ROOT.resolve("docs/permissions.md"));
    permissions()
        .forEach((name, level) -> assertThat(reasons).contains("| " + name + ": " + level + " |"));
    List<?> events = (List<?>) Objects.requireNonNull(manifest().get("default_events"));
    assertThat(events)
        .allSatisfy(event -> assertThat(reasons).containsPattern("[| ]" + event + "[,| ]"));
  }

  private static Map<?, ?> permissions() throws Exception {
    return (Map<?, ?>) Objects.requireNonNull(manifest().get("default_permissions"));
  }

  private static Map<?, ?> manifest() throws Exception {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(ROOT.resolve("app-manifest.yml")));
  }
}
