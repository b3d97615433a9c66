package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.BranchSettings;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Landed;
import dev.countersign.forge.Landed.Origin;
import dev.countersign.forge.Survey;
import dev.countersign.github.GraphQl.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The survey over GitHub: a comparison tells which commits arrived, the history which pull
/// requests GitHub associates with each, the activity how the branch moved.
final class GitHubSurvey implements Survey {
  /// So many commits are matched at once; more are said to be left.
  private static final int MOST = 2_000;

  private static final int PAGE = 100;

  private final Rest rest;
  private final GraphQl graphql;
  private final BranchMoves moves;
  private final SettingsReading settings;

  GitHubSurvey(Rest rest) {
    this.rest = rest;
    this.graphql = new GraphQl(rest);
    this.moves = new BranchMoves(rest);
    this.settings = new SettingsReading(rest);
  }

  @Override
  public List<String> guarded(long installation, Repo repo) {
    Access access = Access.judging(installation);
    try {
      Set<String> names = new LinkedHashSet<>();
      names.add(Facts.text(rest.get(access, Rest.path(repo)).json(), "default_branch"));
      rest.all(access, Rest.path(repo) + "/branches?protected=true&per_page=100", "")
          .forEach(branch -> names.add(Facts.text(branch, "name")));
      return List.copyOf(names);
    } catch (Refused refused) {
      if (refused.gone()) {
        return List.of();
      }
      throw down(refused);
    }
  }

  @Override
  public Optional<Sha> tip(long installation, Repo repo, String branch) {
    String path = Rest.path(repo) + "/branches/" + Rest.part(branch);
    try {
      JsonNode said = rest.get(Access.judging(installation), path).json();
      return Optional.of(Facts.sha(Facts.object(said, "commit"), "sha"));
    } catch (Refused refused) {
      if (refused.gone()) {
        return Optional.empty();
      }
      throw down(refused);
    }
  }

  @Override
  public Arrivals arrivals(long installation, Repo repo, Stretch stretch) {
    At at = new At(installation, repo);
    try {
      Compared compared = compared(at, stretch);
      Map<String, JsonNode> pulls = pulls(at, stretch.tip(), compared.commits());
      List<Landed> landed =
          compared.commits().stream().map(commit -> landed(commit, pulls)).toList();
      return new Arrivals(
          stretch.branch(),
          stretch.before(),
          stretch.tip(),
          landed,
          compared.total() <= landed.size(),
          compared.gone(),
          moves.since(installation, repo, stretch.branch(), stretch.since()));
    } catch (Refused refused) {
      throw down(refused);
    } catch (Facts.Missing missing) {
      throw new ForgeDown(String.valueOf(missing.getMessage()), null, missing);
    }
  }

  @Override
  public BranchSettings settings(long installation, Repo repo, String branch) {
    return settings.of(installation, repo, branch);
  }

  private record At(long installation, Repo repo) {}

  /// @param gone null where the commit before is no longer there
  private record Compared(List<JsonNode> commits, long total, @Nullable Integer gone) {}

  private Compared compared(At at, Stretch stretch) {
    String path = Rest.path(at.repo()) + "/compare/" + stretch.before() + "..." + stretch.tip();
    try {
      return compared(at, path);
    } catch (Refused refused) {
      if (refused.gone() || refused.status() == 422) {
        return new Compared(List.of(alone(at, stretch.tip())), 1, null);
      }
      throw refused;
    }
  }

  private Compared compared(At at, String path) {
    List<JsonNode> commits = new ArrayList<>();
    long total = 0;
    int gone = 0;
    for (int page = 1; page <= MOST / PAGE; page++) {
      String asked = path + "?per_page=" + PAGE + "&page=" + page;
      JsonNode said = rest.get(Access.judging(at.installation()), asked).json();
      total = Facts.number(said, "total_commits");
      gone = (int) Facts.number(said, "behind_by");
      int before = commits.size();
      said.path("commits").forEach(commits::add);
      if (commits.size() >= total || commits.size() == before) {
        break;
      }
    }
    return new Compared(commits, total, gone);
  }

  /// Where nothing can be compared with, at least the end itself is matched.
  private JsonNode alone(At at, Sha tip) {
    return rest.get(Access.judging(at.installation()), Rest.path(at.repo()) + "/commits/" + tip)
        .json();
  }

  /// The pull requests of each commit, as far as GitHub tells.
  private Map<String, JsonNode> pulls(At at, Sha tip, List<JsonNode> commits) {
    Set<String> wanted = new LinkedHashSet<>();
    commits.forEach(commit -> wanted.add(Facts.text(commit, "sha")));
    Map<String, JsonNode> found = new HashMap<>();
    Map<String, Object> variables = new HashMap<>();
    variables.put("owner", at.repo().owner());
    variables.put("name", at.repo().name());
    variables.put("tip", tip.value());
    for (int page = 0; page < 2 * MOST / PAGE && !found.keySet().containsAll(wanted); page++) {
      Said said =
          graphql.ask(Access.judging(at.installation()), Documents.of("arrivals"), variables);
      JsonNode history = said.data().path("repository").path("object").path("history");
      history.path("nodes").forEach(node -> found.put(node.path("oid").asText(""), node));
      JsonNode info = history.path("pageInfo");
      if (!info.path("hasNextPage").asBoolean(false)) {
        break;
      }
      variables.put("after", Facts.text(info, "endCursor"));
    }
    return found;
  }

  private static Landed landed(JsonNode commit, Map<String, JsonNode> pulls) {
    Sha sha = Facts.sha(commit, "sha");
    JsonNode said = Facts.object(commit, "commit");
    String account = commit.path("committer").path("login").asText("");
    String name = said.path("committer").path("name").asText("");
    JsonNode list =
        pulls.getOrDefault(sha.value(), MissingNode.getInstance()).path("associatedPullRequests");
    List<Origin> origins = list.path("nodes").valueStream().map(GitHubSurvey::origin).toList();
    return new Landed(
        sha,
        commit.path("parents").valueStream().map(parent -> Facts.sha(parent, "sha")).toList(),
        account.isEmpty() ? name : account,
        Facts.text(said, "message"),
        origins,
        list.isObject() && list.path("totalCount").asLong(-1) == origins.size());
  }

  private static Origin origin(JsonNode pull) {
    JsonNode merge = pull.path("mergeCommit");
    return new Origin(
        (int) Facts.number(pull, "number"),
        Facts.text(pull, "baseRefName"),
        Facts.text(pull, "headRefName"),
        Facts.sha(pull, "headRefOid"),
        Facts.flag(pull, "merged"),
        merge.isObject() ? Facts.sha(merge, "oid") : null);
  }

  private static ForgeDown down(Refused refused) {
    return new ForgeDown(String.valueOf(refused.getMessage()), null, refused);
  }
}
