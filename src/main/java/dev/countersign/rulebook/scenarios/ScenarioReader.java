package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.TeamName;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the scenarios of a file whose policy is known.
final class ScenarioReader {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(List.of("scenario", "clauses", "at", "change", "expect"));

  private final String file;
  private final Stage stage;
  private final Problems problems;
  private final List<Scenario> scenarios = new ArrayList<>();

  ScenarioReader(String file, Stage stage, Problems problems) {
    this.file = file;
    this.stage = stage;
    this.problems = problems;
  }

  List<Scenario> read(Entry top) {
    Entry usual = base(top);
    When noon = When.usual(stage.policy().zone());
    change(usual, noon);
    new Talk(usual, stage.repo().owner(), noon).comments();
    if (top.items("scenarios").isEmpty()) {
      top.error("scenarios", "a scenario file needs `scenarios`, a list with at least one");
    }
    top.items("scenarios").forEach(node -> scenario(top, usual, node));
    return scenarios;
  }

  private Entry base(Entry top) {
    Node base = top.get("base");
    return base == null
        ? Entry.none(top.fields().spot(), "`base`", problems)
        : Entry.of(base, "`base`", problems, ChangeReader.KEYS);
  }

  /// A change and those who have to do with it.
  record Scene(Change change, Cast cast) {}

  /// Reads a change that is described under `change`, laid over `base`.
  Scene described(Entry top, When when) {
    Entry laid = over(base(top), top.get("change"));
    Stream.of("deploy", "events")
        .filter(laid::has)
        .forEach(key -> laid.error(key, "`%s` is for scenarios; leave it out".formatted(key)));
    return scene(top, laid, when);
  }

  private Scene scene(Entry top, Entry laid, When when) {
    Change change = change(laid, when);
    Cast cast = cast(top, laid, change);
    List<Remark> comments = new Talk(laid, stage.repo().owner(), when).comments();
    return new Scene(Remark.on(change, comments, cast.playing(stage.policy()), cast), cast);
  }

  private Change change(Entry entry, When when) {
    return new ChangeReader(entry, stage.repo(), when).read();
  }

  private void scenario(Entry top, Entry usual, Node node) {
    Entry entry = Entry.of(node, "a scenario", problems, KEYS);
    String name = entry.need("scenario");
    if (scenarios.stream().anyMatch(other -> other.name().equals(name))) {
      entry.error("scenario", "a second scenario has this name");
    }
    Entry expect = expect(entry);
    Entry laid = over(usual, entry.get("change"));
    When when =
        when(entry, laid.has("events") ? Entry.none(expect.fields().spot(), "", problems) : expect);
    if (expect.has("deployment") && !laid.has("deploy")) {
      expect.error("deployment", "no deployment is asked for; the change needs `deploy`");
    }
    Scene scene = scene(top, laid, when);
    Expected expected =
        new ExpectReader(expect, stage.policy(), when)
            .read(new Talk(expect, stage.repo().owner(), when));
    scenarios.add(
        new Scenario(
            file,
            entry.spot("scenario").line(),
            name,
            entry.texts("clauses"),
            stage,
            scene.cast(),
            scene.change(),
            Rollout.read(laid, merged(entry, when)),
            when.now(),
            afterwards(laid, expect, when, scene.change()),
            expected));
  }

  private Entry expect(Entry scenario) {
    Entry expect = scenario.entry("expect", ExpectReader.KEYS);
    if (expect == null || expect.fields().names().stream().allMatch("at"::equals)) {
      scenario.error(
          "expect", "a scenario that expects nothing shows nothing; say what it expects");
    }
    return expect == null ? Entry.none(scenario.fields().spot(), "`expect`", problems) : expect;
  }

  /// When a change that is deployed was merged: at the scenario's time, however much later the
  /// expectation looks.
  private static Instant merged(Entry scenario, When when) {
    Instant at = scenario.read("at", When.WANTED, when::moment);
    return at == null ? when.now() : at;
  }

  /// The time of the judgement: that at which the expectation looks, which is the scenario's unless
  /// it has its own. Where something happens afterwards the change is judged before it.
  private When when(Entry scenario, Entry expect) {
    When usual = When.usual(stage.policy().zone());
    Instant at = scenario.read("at", When.WANTED, usual::moment);
    Instant later = expect.read("at", When.WANTED, usual::moment);
    Instant now = later != null ? later : at != null ? at : usual.now();
    return new When(now, usual.zone());
  }

  /// What a scenario says of the change, laid over what all start from.
  private Entry over(Entry usual, @Nullable Node change) {
    if (change == null) {
      return usual;
    }
    Entry own = Entry.of(change, "`change`", problems, ChangeReader.KEYS);
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    Stream.of(usual, own)
        .flatMap(entry -> entry.fields().fields().stream())
        .forEach(field -> fields.put(field.name(), field));
    Node.Fields laid = new Node.Fields(List.copyOf(fields.values()), own.fields().spot());
    return new Entry(laid, "`change`", problems, true);
  }

  private Afterwards afterwards(Entry laid, Entry expect, When when, Change change) {
    Instant later = expect.read("at", When.WANTED, when::moment);
    return new EventReader(problems, stage.policy(), when).read(laid, change, later);
  }

  private Cast cast(Entry top, Entry laid, Change change) {
    String organisation = stage.repo().owner();
    CastReader reader = new CastReader(problems, stage.policy(), organisation);
    reader.read(top.open("people"));
    Set<TeamName> unseen = new HashSet<>();
    for (Node node : laid.items("invisible_teams")) {
      TeamName team = reader.team(laid, node);
      if (team != null) {
        unseen.add(team);
      }
    }
    String owners =
        Stream.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
            .filter(change.base().texts()::containsKey)
            .map(path -> change.base().texts().getOrDefault(path, ""))
            .findFirst()
            .orElse(null);
    return reader.cast(owners, unseen);
  }
}
