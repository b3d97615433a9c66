package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.Delivery;
import dev.countersign.forge.Ear;
import dev.countersign.forge.Event;
import dev.countersign.testing.WebhookExample;
import dev.countersign.testing.WebhookExamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The App asks for what the server uses, for nothing else, and says why.
class AppManifestTest {
  /// GitHub sends these to every app, asked or not.
  private static final Set<String> ALWAYS =
      Set.of("installation", "installation_repositories", "installation_target");

  private static final Set<String> UNHEARD =
      Set.of(
          "cannot change a judgement", "the check runs of the workflow tell", "GitHub says hello");

  private final Ear ear =
      GitHub.open(
              new GitHubApp(
                  Addresses.of("http://127.0.0.1:1"),
                  7,
                  "7",
                  Keys.pkcs1(),
                  List.of("secret"),
                  new MovingClock()),
              Calls.unheard())
          .ear();

  private static final Path ROOT = Path.of("").toAbsolutePath();

  @Test
  void everyPermissionThatATokenIsNarrowedToIsAskedFor() throws Exception {
    Map<?, ?> asked = permissions();
    for (Purpose purpose : Purpose.values()) {
      purpose
          .permissions()
          .forEach((name, level) -> assertThat(asked.get(name)).as(name).isIn(level, "write"));
    }
    Set<String> narrowed = new TreeSet<>();
    for (Purpose purpose : Purpose.values()) {
      narrowed.addAll(purpose.permissions().keySet());
    }
    assertThat(asked).hasSize(narrowed.size());
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

  @Test
  void itAsksForTheEventsThatAreHeardAndForNoOther() throws Exception {
    Set<String> heard =
        WebhookExamples.all().stream()
            .filter(this::understood)
            .map(WebhookExample::event)
            .collect(Collectors.toCollection(TreeSet::new));
    heard.removeAll(ALWAYS);
    List<?> asked = (List<?>) Objects.requireNonNull(manifest().get("default_events"));
    assertThat(asked.stream().map(String::valueOf)).containsExactlyInAnyOrderElementsOf(heard);
  }

  @Test
  void theListOfPermissionsIsTheManifests() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    Pattern.compile("(?m)^\\| ([a-z_]+): (read|write) \\|")
        .matcher(Files.readString(ROOT.resolve("docs/permissions.md")))
        .results()
        .forEach(row -> listed.put(row.group(1), row.group(2)));
    assertThat(listed).isEqualTo(permissions());
  }

  /// Whether the ear looks into it, even where this one leads to nothing.
  private boolean understood(WebhookExample each) {
    Event event = ear.hear(new Delivery("1", each.name(), each.event(), each.payload()));
    return !(event instanceof Event.Ignored(String why))
        || UNHEARD.stream().noneMatch(why::endsWith);
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
