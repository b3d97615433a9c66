package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The alert rules and the operator's document speak of metrics that there are, and of all of them.
class AlertsTest {
  private static final Pattern NAME = Pattern.compile("countersign_[a-z_]+");
  private static final String GIT_HUB_REQUESTS = "countersign_github_requests_seconds";

  @Test
  void theRulesAreReadAndNameOnlyMetricsThatThereAre() throws Exception {
    Set<String> there = metrics();
    for (Map<?, ?> rule : rules()) {
      assertThat(rule.get("annotations")).as("%s", rule.get("alert")).isInstanceOf(Map.class);
      Set<String> named = names(String.valueOf(rule.get("expr")));
      assertThat(there).as("%s", rule.get("alert")).containsAll(named);
    }
    assertThat(rules()).hasSizeGreaterThan(8);
  }

  @Test
  void theOperatorsDocumentNamesEveryMetricAndNoOther() throws Exception {
    String document = Files.readString(Path.of("docs/operate.md"));
    Set<String> told = names(document);
    Set<String> there = metrics();
    there.removeIf(name -> name.matches(GIT_HUB_REQUESTS + "_(count|sum|max)"));
    there.removeIf(name -> name.endsWith("_created"));
    there.add(GIT_HUB_REQUESTS);
    assertThat(told).containsExactlyInAnyOrderElementsOf(there);
  }

  private static List<Map<?, ?>> rules() throws IOException {
    Object all =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(Path.of("docs/alerts.yml")));
    return inside(all, "groups").stream()
        .flatMap(group -> inside(group, "rules").stream())
        .<Map<?, ?>>map(rule -> (Map<?, ?>) rule)
        .toList();
  }

  private static List<?> inside(Object of, String name) {
    return of instanceof Map<?, ?> map && map.get(name) instanceof List<?> list ? list : List.of();
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }

  /// What a server tells that was knocked at and asked GitHub something.
  private static Set<String> metrics() {
    try (Town town = Town.with(TownPolicy.USUAL)) {
      TownPolicy.plain(town);
      return names(
          town.get("/metrics")
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.replaceFirst("[ {].*", ""))
              .reduce("", (all, line) -> all + "\n" + line));
    }
  }
}
