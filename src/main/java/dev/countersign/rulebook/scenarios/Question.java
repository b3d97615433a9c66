package dev.countersign.rulebook.scenarios;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.policy.Policy;
import dev.countersign.rulebook.JsonReader;
import dev.countersign.rulebook.Node;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.Problems;
import dev.countersign.rulebook.Rulebook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question of how a change would be judged, as somebody asks it in JSON: about a change that is
/// described as in a scenario, or about a pull request with something taken otherwise than it is.
public final class Question {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of("policy", "repository", "pull", "at", "people", "base", "change"));
  private static final Set<String> PULL = Set.of("owner", "repo", "number");
  private static final Set<String> OTHERWISE =
      new LinkedHashSet<>(List.of("title", "body", "draft", "labels", "reviews"));

  private final Entry top;
  private final Problems problems;

  private Question(Entry top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  /// Begins to read a question; what is wrong with it is among the problems then.
  public static Question read(String json) {
    Problems problems = new Problems();
    PolicyFile file = new PolicyFile("request", json);
    Node root = JsonReader.read(file, problems);
    if (root == null) {
      Node nothing = new Node.Fields(List.of(), Entry.start(file));
      return new Question(Entry.of(nothing, "the request", problems, KEYS), problems);
    }
    Question question = new Question(Entry.of(root, "the request", problems, KEYS), problems);
    question.check();
    return question;
  }

  private void check() {
    if (top.given() && !top.has("pull") && !top.has("change") && !top.has("base")) {
      top.error("pull", "the request needs `change`, a change described, or `pull`, one by name");
    }
    if (top.has("pull")) {
      for (String key : List.of("base", "people", "repository")) {
        if (top.has(key)) {
          top.error(key, "`pull` has its own `%s`; leave it out".formatted(key));
        }
      }
    } else if (top.given() && !top.has("policy") && !top.has("repository")) {
      top.error("policy", "the request needs `policy`, or `repository` whose policy is meant");
    }
    pull();
    repository();
  }

  /// Everything that is wrong with it, in its order.
  public List<Problem> problems() {
    return problems.inOrder();
  }

  /// The text of the policy to judge by, null where the one in force is meant.
  public @Nullable PolicyFile policy() {
    String text = top.text("policy");
    return text == null ? null : new PolicyFile("policy", text);
  }

  /// The repository whose policy is meant, null where none is named.
  public @Nullable Repo repository() {
    return top.read("repository", "owner/name", Question::repo);
  }

  /// Reads a policy that stands alone.
  ///
  /// @param organisation whose teams are meant where a team is named without one; null where the
  ///   policy itself must tell
  public static PolicyReading reading(PolicyFile policy, @Nullable String organisation) {
    return organisation == null
        ? Scenarios.policy(null, policy)
        : new Rulebook().read(policy, organisation);
  }

  private static Repo repo(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not a repository");
    }
    return new Repo(parts[0], parts[1]);
  }

  /// A pull request by its name.
  public record Named(Repo repo, int number) {}

  /// The pull request that is asked about, null where the change is described.
  public @Nullable Named pull() {
    Entry entry = top.entry("pull", PULL);
    if (entry == null) {
      return null;
    }
    String owner = entry.need("owner");
    Repo repo = entry.read("repo", "the name of a repository", name -> new Repo(owner, name));
    entry.need("repo");
    entry.need("number");
    int number = entry.count("number", 0);
    return repo == null ? null : new Named(repo, number);
  }

  /// The moment of the judgement.
  ///
  /// @param now where the question names none
  public Instant at(ZoneId zone, Instant now) {
    Instant at = top.read("at", When.WANTED, new When(now, zone)::moment);
    return at == null ? now : at;
  }

  /// A change as it is described, and those who have to do with it.
  ///
  /// @param policy with the people in their roles
  public record Described(Policy policy, Change change, People people, Instant at) {}

  /// The change that is described; good only where no problems are.
  public Described described(Policy policy, PolicyFile own, Instant now) {
    When when = new When(at(policy.zone(), now), policy.zone());
    ScenarioReader reader = new ScenarioReader("request", new Stage(policy, null, own), problems);
    ScenarioReader.Scene scene = reader.described(top, when);
    return new Described(
        scene.cast().playing(policy), scene.change(), scene.cast().people(), when.now());
  }

  /// A pull request with what the question takes otherwise; good only where no problems are.
  public Change otherwise(Change change, Instant at, ZoneId zone) {
    Entry other = top.entry("change", OTHERWISE);
    if (other == null) {
      return change;
    }
    PullRequest pull = change.pull();
    Talk talk = new Talk(other, pull.repo().owner(), new When(at, zone));
    PullRequest laid =
        new PullRequest(
            pull.repo(),
            pull.number(),
            other.text("title", pull.title()),
            other.text("body", pull.body()),
            pull.author(),
            pull.head(),
            pull.base(),
            pull.fork(),
            other.has("draft") ? other.flag("draft") : pull.draft(),
            pull.state(),
            pull.readyAt(),
            other.has("labels") ? talk.labels(pull.author()) : pull.labels());
    return change
        .withPull(laid)
        .withReviews(other.has("reviews") ? talk.reviews(change.head()) : change.reviews());
  }
}
