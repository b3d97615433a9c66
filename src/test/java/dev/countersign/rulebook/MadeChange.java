package dev.countersign.rulebook;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.Change;
import dev.countersign.change.Check;
import dev.countersign.change.Commit;
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
import dev.countersign.change.Sha;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A small pull request of @bob's into acme/shop, made up from a seed.
final class MadeChange {
  static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private static final List<String> PEOPLE = List.of("dana", "eve", "kim", "lee");
  private static final List<String> PATHS =
      List.of("src/keys/a.rs", "src/b.rs", "docs/c.md", "infra/f.tf", "x/y.txt");
  private static final String BODY =
      """
      ## What and why
      Keys are rotated, because they are old.
      ## Plan
      Revert the merge commit and deploy it again, it takes ten minutes.
      """;
  private static final Sha HEAD = new Sha("b".repeat(40));
  private static final Sha EARLIER = new Sha("a".repeat(40));
  private static final Repo SHOP = Repo.of("acme/shop");

  private final Random random;

  MadeChange(Random random) {
    this.random = random;
  }

  static People people() {
    Map<Login, Permission> permissions = new HashMap<>();
    PEOPLE.forEach(name -> permissions.put(new Login(name), Permission.WRITE));
    permissions.put(new Login("bob"), Permission.WRITE);
    return new People(permissions, Map.of());
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  Change change() {
    return new Change(
        pull(),
        new Files(files(), true, List.of(), List.of()),
        List.of(
            new Commit(
                HEAD, Set.of(Person.of("bob")), null, null, "fix: x", true, Set.of(), false)),
        true,
        reviews(),
        Set.of(),
        List.of(new Check("lint", "ci", false, oneIn(4) ? "skipped" : "success", "", "")),
        0,
        oneIn(2) ? List.of("acme/shop#1") : List.of(),
        Map.of(),
        BaseFiles.none());
  }

  private PullRequest pull() {
    List<Label> labels = new ArrayList<>();
    if (oneIn(4)) {
      labels.add(new Label("urgent", Person.of("bob"), false));
    }
    if (oneIn(4)) {
      String type = List.of("own", "usual", "easy", "big").get(random.nextInt(4));
      labels.add(new Label("change: " + type, Person.of("bob"), false));
    }
    return new PullRequest(
        SHOP,
        7,
        oneIn(2) ? "feat: x" : "fix: x",
        oneIn(3) ? "" : BODY,
        Person.of("bob"),
        new PullRequest.Branch(SHOP, "change", HEAD),
        new PullRequest.Branch(SHOP, oneIn(4) ? "release/1" : "main", new Sha("0".repeat(40))),
        false,
        false,
        PullRequest.State.OPEN,
        NOON.minusSeconds(3600),
        labels);
  }

  private List<FileChange> files() {
    List<FileChange> files = new ArrayList<>();
    for (String path : PATHS) {
      if (oneIn(3)) {
        FileChange.Lines lines = new FileChange.Lines.Hunks("@@ -1 +1 @@\n-old\n+new");
        files.add(new FileChange(path, null, FileChange.Kind.MODIFIED, 1, 1, lines));
      }
    }
    return files;
  }

  private List<Review> reviews() {
    List<Review> reviews = new ArrayList<>();
    for (String person : PEOPLE) {
      if (!oneIn(3)) {
        Review.Opinion opinion =
            oneIn(12) ? Review.Opinion.CHANGES_REQUESTED : Review.Opinion.APPROVED;
        Sha commit = oneIn(5) ? EARLIER : HEAD;
        reviews.add(
            new Review(reviews.size(), Person.of(person), opinion, commit, NOON.minusSeconds(60)));
      }
    }
    return reviews;
  }
}
