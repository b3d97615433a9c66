package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Project.Release;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.change.dependencies.versions.SemanticOrder;
import dev.countersign.change.dependencies.versions.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what went in since the last release: since the release that GitHub calls the latest, or
/// where there is none, since the tag of the highest version.
final class Releases {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;

  private final Rest rest;

  Releases(Rest rest) {
    this.rest = rest;
  }

  /// The last release before a commit; null where GitHub does not tell.
  @Nullable Release before(long installation, Repo repo, Sha base) {
    try {
      Access access = Access.judging(installation);
      String tag = latest(access, repo);
      if (tag == null) {
        tag = newestTag(access, repo);
      }
      return tag == null ? new Release(null, List.of(), true) : since(access, repo, tag, base);
    } catch (Refused | Facts.Missing untold) {
      return null;
    }
  }

  private @Nullable String latest(Access access, Repo repo) {
    try {
      return Facts.text(rest.get(access, Rest.path(repo) + "/releases/latest").json(), "tag_name");
    } catch (Refused refused) {
      if (refused.gone()) {
        return null;
      }
      throw refused;
    }
  }

  /// Of the thousand tags that GitHub names first, the highest version that is no pre-release.
  private @Nullable String newestTag(Access access, Repo repo) {
    List<String> names = new ArrayList<>();
    for (int page = 1; names.size() == (page - 1) * PAGE && page <= MOST_PAGES; page++) {
      String path = Rest.path(repo) + "/tags?per_page=" + PAGE + "&page=" + page;
      rest.get(access, path).json().forEach(tag -> names.add(Facts.text(tag, "name")));
    }
    return names.stream()
        .filter(name -> version(name).isPresent())
        .max(
            Comparator.comparing(
                name -> version(name).orElseThrow(), SemanticOrder.STRICT::compare))
        .orElse(null);
  }

  private static Optional<Version> version(String tag) {
    return Optional.ofNullable(SemanticOrder.STRICT.read(tag))
        .filter(version -> version.rest().isEmpty() || version.rest().startsWith("+"));
  }

  private Release since(Access access, Repo repo, String tag, Sha base) {
    List<String> messages = new ArrayList<>();
    long total = Long.MAX_VALUE;
    for (int page = 1; messages.size() < total && page <= MOST_PAGES; page++) {
      String path =
          "%s/compare/%s...%s?per_page=%d&page=%d"
              .formatted(Rest.path(repo), Rest.part(tag), base, PAGE, page);
      JsonNode said = rest.get(access, path).json();
      total = Facts.number(said, "total_commits");
      int before = messages.size();
      for (JsonNode commit : said.path("commits")) {
        messages.add(Facts.text(Facts.object(commit, "commit"), "message"));
      }
      if (messages.size() == before) {
        break;
      }
    }
    return new Release(tag, messages, messages.size() >= total);
  }
}
