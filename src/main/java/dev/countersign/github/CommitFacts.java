package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Commit;
import dev.countersign.change.Person;
import dev.countersign.change.Sha;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the commits of a pull request out of an answer.
final class CommitFacts {
  /// Where GitHub may have cut the list without a word.
  private static final int CAP = 250;

  private static final String WEB = "web-flow";

  private final PullState.Told told;
  private final boolean complete;

  CommitFacts(PullState.Told told) {
    this.told = told;
    List<JsonNode> nodes = told.list(Connection.COMMITS);
    long total = Facts.number(Facts.object(told.pull(), "commits"), "totalCount");
    this.complete =
        nodes.size() == total
            && total != CAP
            && nodes.stream().allMatch(node -> writersComplete(commit(node)));
  }

  /// Whether these are all commits and all their writers.
  boolean complete() {
    return complete;
  }

  List<Commit> read() {
    Set<String> own =
        told.list(Connection.COMMITS).stream()
            .map(node -> Facts.text(commit(node), "oid"))
            .collect(Collectors.toCollection(HashSet::new));
    Map<String, Person> pushers = pushers();
    return told.list(Connection.COMMITS).stream()
        .map(node -> read(commit(node), own, pushers))
        .toList();
  }

  private Commit read(JsonNode commit, Set<String> own, Map<String, Person> pushers) {
    Set<Person> writers = new LinkedHashSet<>();
    Set<String> strangers = new LinkedHashSet<>();
    for (JsonNode author : Facts.object(commit, "authors").path("nodes")) {
      sort(author, writers, strangers);
    }
    if (writers.isEmpty() && strangers.isEmpty()) {
      throw new Facts.Missing(
          "GitHub does not say who wrote the commit " + commit.path("oid") + ".");
    }
    Sha id = Facts.sha(commit, "oid");
    return new Commit(
        id,
        writers,
        committer(commit, strangers),
        pushers.get(id.value()),
        Facts.text(commit, "message"),
        commit.path("signature").path("isValid").asBoolean(false),
        strangers,
        mergeOfBase(commit, own));
  }

  private static void sort(JsonNode author, Set<Person> writers, Set<String> strangers) {
    Person person = account(author);
    if (person != null) {
      writers.add(person);
    } else {
      strangers.add(name(author));
    }
  }

  /// Who committed it. GitHub itself, which commits what is done on its pages, is nobody.
  private static @Nullable Person committer(JsonNode commit, Set<String> strangers) {
    JsonNode committer = commit.path("committer");
    Person person = account(committer);
    boolean github =
        committer.path("email").asText("").equals("noreply@github.com")
            && name(committer).equals("GitHub");
    if (person == null && committer.isObject() && !github) {
      strangers.add(name(committer));
    }
    return person == null || person.login().key().equals(WEB) ? null : person;
  }

  /// Whether it merges what is not of this pull request into what is: its second parent is none of
  /// the pull request's own commits, its first is. Only known where all commits are.
  private boolean mergeOfBase(JsonNode commit, Set<String> own) {
    JsonNode parents = commit.path("parents");
    List<String> ids =
        parents.path("nodes").valueStream().map(node -> node.path("oid").asText("")).toList();
    return complete
        && parents.path("totalCount").asInt(0) == 2
        && ids.size() == 2
        && own.contains(ids.getFirst())
        && !own.contains(ids.getLast());
  }

  /// Who pushed a head over another, as the timeline tells.
  private Map<String, Person> pushers() {
    Map<String, Person> pushers = new HashMap<>();
    for (JsonNode item : told.list(Connection.TIMELINE)) {
      Person actor = Actors.ofGraphQl(item.path("actor"));
      String oid = Rest.text(item.path("afterCommit"), "oid");
      if (PullFacts.is(item, "HeadRefForcePushedEvent") && actor != null && oid != null) {
        pushers.put(oid, actor);
      }
    }
    return pushers;
  }

  private static boolean writersComplete(JsonNode commit) {
    JsonNode authors = Facts.object(commit, "authors");
    return authors.path("nodes").size() == Facts.number(authors, "totalCount");
  }

  private static @Nullable Person account(JsonNode actor) {
    String login = Rest.text(actor.path("user"), "login");
    return login == null || login.isBlank() ? null : Person.of(login);
  }

  private static String name(JsonNode actor) {
    String name = actor.path("name").asText("");
    String email = actor.path("email").asText("");
    return name.isBlank() ? (email.isBlank() ? "somebody without a name" : email) : name;
  }

  private static JsonNode commit(JsonNode node) {
    return Facts.object(node, "commit");
  }
}
