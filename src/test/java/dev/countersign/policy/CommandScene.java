package dev.countersign.policy;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.Command;
import dev.countersign.change.Commit;
import dev.countersign.change.DiffPrint;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Label;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.change.Review;
import dev.countersign.change.Ruling;
import dev.countersign.change.Sha;
import dev.countersign.policy.CommandDesk.Heard;
import dev.countersign.policy.CommandDesk.Saying;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A change of bob's, under a policy in text, and people who give commands on it. The commit at
/// first is `a`.
final class CommandScene {
  static final String POLICY =
      """
      policy: p
      title: P
      time_zone: Australia/Sydney
      roles:
        lead: {title: Security Lead, users: [dana, bob]}
        owner: {title: ISMS Owner, users: [ines]}
        hidden: {title: Hidden, teams: [acme/hidden]}
      types:
        significant: {when: {paths: ["src/**"]}}
        usual: {when: {paths: ["docs/**"]}}
        standard: {}
        emergency: {}
      risk: {levels_when: {high: {paths: ["src/**"]}, medium: {paths: ["docs/**"]}}, otherwise: low}
      rules:
        - {rule: CI, require: {checks: [build]}, because: it works, waivable_by: [lead, owner]}
        - {rule: "Plan, because of it", require: {checks: [plan]}, because: x, waivable_by: [lead]}
        - {rule: Two, require: {approvals: {count: 2}}, because: eyes, waivable_by: [hidden]}
        - {rule: Never, require: {checks: [never]}, because: x}
      may_lower: [lead, owner]
      emergency: {type: emergency, declare: {labels: [urgent], severities: [P0], reasons: [x]}, authorise: [{by: owner}]}
      """;

  private final Policy policy;
  private final Map<Login, Permission> permissions = new HashMap<>();
  private final List<Ruling> rulings = new ArrayList<>();
  private final List<Commit> commits = new ArrayList<>();
  private final Map<Sha, DiffPrint> earlier = new HashMap<>();
  private final List<Review> reviews = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private List<FileChange> files = List.of(file("src/app.rs", "+one"));
  private boolean commitsComplete = true;
  private String author = "bob";
  private Sha head = sha("a");
  private Instant now = Instant.parse("2026-03-03T01:00:00Z");

  CommandScene(String policy) {
    this.policy =
        switch (new Rulebook().read(new PolicyFile("p.yml", policy), "acme")) {
          case PolicyReading.Valid valid -> valid.policy();
          case PolicyReading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    for (String name : List.of("bob", "dana", "eve")) {
      permissions.put(new Login(name), Permission.WRITE);
    }
    permissions.put(new Login("ines"), Permission.READ);
    commit("a", "bob");
  }

  static CommandScene usual() {
    return new CommandScene(POLICY);
  }

  static CommandScene with(String more) {
    return new CommandScene(POLICY + more);
  }

  static Sha sha(String digit) {
    return new Sha(digit.repeat(40));
  }

  private static FileChange file(String path, String lines) {
    return new FileChange(
        path,
        null,
        FileChange.Kind.MODIFIED,
        1,
        1,
        new FileChange.Lines.Hunks("@@ -1 +1 @@\n-old\n" + lines));
  }

  CommandScene by(String other) {
    author = other;
    return this;
  }

  /// Somebody reviews the head, now.
  CommandScene reviewed(String who, Review.Opinion opinion) {
    reviews.add(new Review(reviews.size() + 1L, Person.of(who), opinion, head, now));
    return this;
  }

  CommandScene writing(String who) {
    permissions.put(new Login(who), Permission.WRITE);
    return this;
  }

  CommandScene reading(String who) {
    permissions.put(new Login(who), Permission.READ);
    return this;
  }

  CommandScene commit(String id, String writer) {
    commits.add(
        new Commit(
            sha(id), Set.of(Person.of(writer)), null, null, "fix: x", true, Set.of(), false));
    return this;
  }

  CommandScene commitsCut() {
    commitsComplete = false;
    return this;
  }

  CommandScene label(String name) {
    labels.add(new Label(name, Person.of("eve"), false));
    return this;
  }

  CommandScene touching(String... paths) {
    files = List.of(paths).stream().map(path -> file(path, "+one")).toList();
    return this;
  }

  /// Another commit becomes the head, with these changes.
  CommandScene push(String id, String path, String lines) {
    earlier.put(head, DiffPrint.of(files, head));
    files = List.of(file(path, lines));
    head = sha(id);
    return commit(id, author);
  }

  CommandScene at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  /// What comes of a comment with one command.
  String says(String who, String comment) {
    return says(head, who, comment);
  }

  /// The same where another commit was before them.
  String saysOf(String commit, String who, String comment) {
    return says(sha(commit), who, comment);
  }

  private String says(Sha before, String who, String comment) {
    Ruling.Source source = new Ruling.Source(rulings.size() + 1L, 0, now);
    Heard heard =
        new CommandDesk(policy, change(), people(), now)
            .hear(Command.in(comment).getFirst(), new Saying(source, new Login(who), before));
    return switch (heard) {
      case Heard.Asked(var question) -> "asked: " + question;
      case Heard.Refused(String sentence) -> sentence;
      case Heard.Unknown _ -> "unknown";
      case Heard.Ruled(Ruling ruling) -> {
        rulings.add(ruling);
        yield "%s %s: %s%s"
            .formatted(
                ruling.kind(),
                ruling.subject(),
                ruling.because(),
                ruling.until() == null ? "" : " until " + ruling.until());
      }
    };
  }

  CommandScene after(String who, String comment) {
    says(who, comment);
    return this;
  }

  Verdict verdict() {
    return new Judge().judge(policy, change(), people(), now);
  }

  String verdictText() {
    return HearingText.of(verdict());
  }

  Policy policy() {
    return policy;
  }

  private People people() {
    return new People(permissions, Map.of());
  }

  private Change change() {
    Repo shop = Repo.of("acme/shop");
    PullRequest pull =
        new PullRequest(
            shop,
            7,
            "fix: x",
            "",
            Person.of(author),
            new PullRequest.Branch(shop, "change", head),
            new PullRequest.Branch(shop, "main", sha("0")),
            false,
            false,
            PullRequest.State.OPEN,
            now.minusSeconds(3600),
            labels);
    return new Change(
            pull,
            new Files(files, true, List.of(), List.of()),
            commits,
            commitsComplete,
            reviews,
            Set.of(),
            List.of(),
            0,
            List.of(),
            earlier,
            BaseFiles.none())
        .withRulings(rulings);
  }
}
