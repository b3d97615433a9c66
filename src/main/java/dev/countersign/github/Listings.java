package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.MergeGroup;
import dev.countersign.forge.Merged;
import dev.countersign.forge.PullId;
import dev.countersign.forge.PullRef;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.github.GraphQl.Said;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Lists: open pull requests, repositories, installations, the entries of a merge queue.
final class Listings {
  private static final int MOST_PAGES = 200;

  private final GraphQl graphql;
  private final Rest rest;

  Listings(GraphQl graphql, Rest rest) {
    this.graphql = graphql;
    this.rest = rest;
  }

  /// None where the repository is no longer there.
  List<PullRef> openPulls(long installation, Repo repo) {
    return nodes(installation, repo, "open-pulls", Map.of()).orElse(List.of()).stream()
        .map(row -> ref(installation, repo, row))
        .toList();
  }

  /// Those that were merged since a time, the earliest first. The list is newest change first, and
  /// whoever was merged since was changed since.
  List<Merged> mergedPulls(long installation, Repo repo, Instant since) {
    return nodes(
            installation,
            repo,
            "merged-pulls",
            new Pages(Map.of(), last -> moment(last, "updatedAt").isBefore(since)))
        .orElse(List.of())
        .stream()
        .map(row ->
            new Merged(
                new PullId(installation, repo, (int) Facts.number(row, "number")),
                Facts.text(row, "title"),
                moment(row, "mergedAt")))
        .filter(merged -> !merged.at().isBefore(since))
        .sorted(Comparator.comparing(Merged::at).thenComparingInt(merged -> merged.id().number()))
        .toList();
  }

  private static Instant moment(JsonNode row, String field) {
    try {
      return Instant.parse(Facts.text(row, field));
    } catch (DateTimeParseException unreadable) {
      throw Facts.Missing.field(field);
    }
  }

  List<Repo> repositories(long installation) {
    try {
      String path = "/installation/repositories?per_page=100";
      return rest.all(Access.judging(installation), path, "repositories").stream()
          .filter(repo -> !repo.path("archived").asBoolean(false))
          .map(repo -> Repo.of(Facts.text(repo, "full_name")))
          .toList();
    } catch (Refused gone) {
      return List.of();
    }
  }

  List<Long> installations() {
    return rest.all(new Access.App(), "/app/installations?per_page=100", "").stream()
        .filter(each -> !each.path("suspended_at").isTextual())
        .map(each -> Facts.number(each, "id"))
        .toList();
  }

  /// The entries up to the one whose head this is. Those before it may belong to a group of their
  /// own; to judge them again is only stricter.
  MergeGroup mergeGroup(long installation, Repo repo, String baseBranch, Sha head) {
    Optional<List<JsonNode>> entries =
        nodes(installation, repo, "merge-queue", Map.of("branch", baseBranch));
    if (entries.isEmpty()) {
      return new MergeGroup.Unknown(
          "GitHub shows no merge queue of "
              + baseBranch
              + "; where there is one, the app needs the permission merge_queues: read");
    }
    long last = position(entries.get(), head);
    if (last < 0) {
      return new MergeGroup.Unknown("the merge queue no longer has that group");
    }
    return new MergeGroup.Carries(
        entries.get().stream()
            .filter(entry -> Facts.number(entry, "position") <= last)
            .map(entry -> ref(installation, repo, Facts.object(entry, "pullRequest")))
            .toList());
  }

  PolicyTexts policies(long installation, Repo repo) {
    Said said =
        graphql.ask(
            Access.judging(installation),
            Documents.of("policies"),
            Map.of("owner", repo.owner(), "name", repo.name()));
    if (said.wrong().stream().anyMatch(wrong -> wrong.notFound("repository"))) {
      return new PolicyTexts(null, null);
    }
    List<String> missing = new ArrayList<>(Trouble.sentences(said.wrong()));
    PolicyTexts texts = PolicyReading.read(repo, said, missing);
    if (!missing.isEmpty()) {
      throw new ForgeDown(
          "The policies of " + repo + " cannot be read: " + missing.getFirst(), null, null);
    }
    return texts;
  }

  private static long position(List<JsonNode> entries, Sha head) {
    return entries.stream()
        .filter(entry -> entry.path("headCommit").path("oid").asText("").equals(head.value()))
        .mapToLong(entry -> Facts.number(entry, "position"))
        .findFirst()
        .orElse(-1);
  }

  private static PullRef ref(long installation, Repo repo, JsonNode row) {
    return new PullRef(
        new PullId(installation, repo, (int) Facts.number(row, "number")),
        Facts.sha(row, "headRefOid"),
        Facts.text(row, "baseRefName"),
        Facts.text(row, "title"),
        Facts.flag(row, "isDraft"));
  }

  /// What is asked of the pages of a list.
  ///
  /// @param more further variables
  /// @param enough whether no page is needed after one that ends so
  private record Pages(Map<String, Object> more, Predicate<JsonNode> enough) {}

  private Optional<List<JsonNode>> nodes(
      long installation, Repo repo, String document, Map<String, Object> more) {
    return nodes(installation, repo, document, new Pages(more, last -> false));
  }

  /// All nodes of the one list that a document asks for; empty where there is no such list.
  private Optional<List<JsonNode>> nodes(
      long installation, Repo repo, String document, Pages pages) {
    Map<String, Object> variables = new HashMap<>(pages.more());
    variables.put("owner", repo.owner());
    variables.put("name", repo.name());
    List<JsonNode> nodes = new ArrayList<>();
    for (int i = 0; i < MOST_PAGES; i++) {
      Said said = graphql.ask(Access.judging(installation), Documents.of(document), variables);
      JsonNode list = list(said);
      if (!list.isObject()) {
        return Optional.empty();
      }
      list.path("nodes").forEach(nodes::add);
      JsonNode info = Facts.object(list, "pageInfo");
      if (!Facts.flag(info, "hasNextPage")
          || (!nodes.isEmpty() && pages.enough().test(nodes.getLast()))) {
        return Optional.of(nodes);
      }
      variables.put("after", Facts.text(info, "endCursor"));
    }
    throw new ForgeDown("GitHub's list never ends: " + document + " of " + repo, null, null);
  }

  private static JsonNode list(Said said) {
    JsonNode repository = said.data().path("repository");
    boolean answered =
        said.wrong().stream()
            .allMatch(
                wrong -> wrong.type().equals("NOT_FOUND") || wrong.path().endsWith("mergeQueue"));
    if (!answered) {
      throw new ForgeDown(
          "GitHub gives only a part of a list: " + Trouble.sentences(said.wrong()), null, null);
    }
    return repository.has("mergeQueue")
        ? repository.path("mergeQueue").path("entries")
        : repository.path("pullRequests");
  }
}
