package dev.countersign.bench;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.Check;
import dev.countersign.change.Commit;
import dev.countersign.change.FileChange;
import dev.countersign.change.Files;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.change.Review;
import dev.countersign.change.Sha;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyFile;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// How long the judgement of one pull request takes, by how many files it touches and by how many
/// rules the policy has. Everything is read already; texts and patterns are judged anew each time.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Judging {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final Sha HEAD = new Sha("a".repeat(40));

  /// A shipped policy, and more and more files.
  @State(Scope.Benchmark)
  public static class ByFiles {
    @Param({"750", "1500", "3000", "6000"})
    public int files;

    Policy policy;
    Change change;

    @Setup
    public void read() throws IOException {
      Path file = Path.of(System.getProperty("policies"), "aivo.yml");
      policy = policy(java.nio.file.Files.readString(file));
      change = change(files);
    }
  }

  /// 3,000 files, and more and more rules, each with a condition of its own.
  @State(Scope.Benchmark)
  public static class ByRules {
    @Param({"25", "50", "100", "200"})
    public int rules;

    Policy policy;
    Change change;

    @Setup
    public void read() {
      StringBuilder text =
          new StringBuilder("policy: made\ntitle: Made\ntypes: {standard: {}}\nrules:\n");
      for (int i = 0; i < rules; i++) {
        text.append("  - rule: Rule ")
            .append(i)
            .append("\n    when: {paths: [\"**/part")
            .append(i)
            .append("/**\"]}\n    require: {checks: [check-")
            .append(i)
            .append("]}\n    because: it is so\n");
      }
      policy = policy(text.toString());
      change = change(3_000);
    }
  }

  @Benchmark
  public Verdict files(ByFiles state) {
    return new Judge().judge(state.policy, state.change, people(), NOW);
  }

  @Benchmark
  public Verdict rules(ByRules state) {
    return new Judge().judge(state.policy, state.change, people(), NOW);
  }

  private static Policy policy(String text) {
    return switch (new Rulebook().read(new PolicyFile("policy", text), "acme")) {
      case PolicyReading.Valid valid -> valid.policy();
      case PolicyReading.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().getFirst().print());
    };
  }

  private static People people() {
    return new People(
        Map.of(new Login("bob"), Permission.WRITE, new Login("eve"), Permission.WRITE), Map.of());
  }

  private static Change change(int count) {
    Random random = new Random(1);
    List<FileChange> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String path =
          "services/part"
              + random.nextInt(400)
              + "/src/main/module"
              + random.nextInt(40)
              + "/File"
              + i
              + (i % 3 == 0 ? ".tsx" : ".ts");
      String patch = "@@ -1,2 +1,3 @@\n context\n-old " + i + "\n+new " + i + "\n+more\n";
      files.add(
          new FileChange(
              path, null, FileChange.Kind.MODIFIED, 2, 1, new FileChange.Lines.Hunks(patch)));
    }
    Repo repo = new Repo("acme", "shop");
    Person bob = Person.of("bob");
    PullRequest pull =
        new PullRequest(
            repo,
            1,
            "feat: sort the lessons",
            "- Title: Sort\n- Test Plan: unit tests\n",
            bob,
            new PullRequest.Branch(repo, "sort", HEAD),
            new PullRequest.Branch(repo, "main", new Sha("b".repeat(40))),
            false,
            false,
            PullRequest.State.OPEN,
            NOW.minusSeconds(3600),
            List.of());
    return new Change(
        pull,
        new Files(files, true, List.of(), List.of()),
        List.of(new Commit(HEAD, Set.of(bob), null, null, "feat: sort", true, Set.of(), false)),
        true,
        List.of(
            new Review(1, Person.of("eve"), Review.Opinion.APPROVED, HEAD, NOW.minusSeconds(60))),
        Set.of(),
        List.<Check>of(),
        0,
        List.of(),
        Map.of(),
        BaseFiles.none());
  }
}
