package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.github.GraphQl.Said;
import dev.countersign.github.GraphQl.Wrong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks for a pull request: one question, and one for each further page of a list.
final class PullQuestion {
  private static final String DOCUMENT = Documents.of("pull-state");
  private static final int MOST_PAGES = 200;

  private final GraphQl graphql;

  PullQuestion(GraphQl graphql) {
    this.graphql = graphql;
  }

  PullState ask(PullId id) {
    Said said = graphql.ask(Access.judging(id.installation()), DOCUMENT, variables(id));
    for (Wrong wrong : said.wrong()) {
      if (wrong.notFound("repository") || wrong.notFound("repository.pullRequest")) {
        return new PullState.Absent("GitHub shows the app no pull request " + id + ".");
      }
    }
    JsonNode pull = said.data().path("repository").path("pullRequest");
    if (!pull.path("headRefOid").isTextual() || !pull.path("baseRefName").isTextual()) {
      throw new ForgeDown("GitHub's answer leaves out the pull request " + id, null, null);
    }
    List<String> missing = new ArrayList<>(Trouble.sentences(said.wrong()));
    PolicyTexts policies = PolicyReading.read(id.repo(), said, missing);
    if (!missing.isEmpty()) {
      return new PullState.Partly(pull, policies, missing);
    }
    return told(id, said.data().path("repository"), policies);
  }

  private PullState told(PullId id, JsonNode repository, PolicyTexts policies) {
    JsonNode pull = repository.path("pullRequest");
    try {
      Map<Connection, List<JsonNode>> lists = new EnumMap<>(Connection.class);
      for (Connection connection : Connection.values()) {
        lists.put(connection, all(id, connection, pull));
      }
      String branch = repository.path("defaultBranchRef").path("name").asText("");
      return new PullState.Told(pull, branch, mergeMethods(repository), policies, lists);
    } catch (Facts.Missing missing) {
      return new PullState.Partly(pull, policies, List.of(String.valueOf(missing.getMessage())));
    }
  }

  private static @Nullable Set<MergeMethod> mergeMethods(JsonNode repository) {
    Map<MergeMethod, JsonNode> said =
        Map.of(
            MergeMethod.SQUASH, repository.path("squashMergeAllowed"),
            MergeMethod.MERGE, repository.path("mergeCommitAllowed"),
            MergeMethod.REBASE, repository.path("rebaseMergeAllowed"));
    if (!said.values().stream().allMatch(JsonNode::isBoolean)) {
      return null;
    }
    Set<MergeMethod> allowed = EnumSet.noneOf(MergeMethod.class);
    said.forEach((method, is) -> {
      if (is.booleanValue()) {
        allowed.add(method);
      }
    });
    return allowed;
  }

  private List<JsonNode> all(PullId id, Connection connection, JsonNode pull) {
    List<JsonNode> nodes = new ArrayList<>();
    JsonNode page = page(connection, pull);
    for (int i = 0; i < MOST_PAGES; i++) {
      if (page.isNull()) {
        return nodes;
      }
      take(connection, page, nodes);
      String next = next(connection, page);
      if (next.isEmpty()) {
        return nodes;
      }
      page = page(connection, more(id, connection, next, pull));
    }
    throw new Facts.Missing("The list of " + connection.words() + " is too long to be read whole.");
  }

  private static void take(Connection connection, JsonNode page, List<JsonNode> nodes) {
    if (!page.path("nodes").isArray()) {
      throw Facts.Missing.field(connection.field());
    }
    List<JsonNode> items = page.path("nodes").valueStream().toList();
    if (connection == Connection.CLOSES) {
      // Issues of repositories that the app may not see are null, and prove nothing.
      items = items.stream().filter(JsonNode::isObject).toList();
    }
    if (!items.stream().allMatch(JsonNode::isObject)) {
      throw new Facts.Missing("GitHub keeps some of the " + connection.words() + " to itself.");
    }
    nodes.addAll(connection.backwards() ? 0 : nodes.size(), items);
  }

  /// The page of a connection; null where there is no rollup, and so no checks.
  private static JsonNode page(Connection connection, JsonNode pull) {
    if (connection == Connection.CONTEXTS && pull.path("statusCheckRollup").isNull()) {
      return pull.path("statusCheckRollup");
    }
    JsonNode holder =
        connection == Connection.CONTEXTS ? Facts.object(pull, "statusCheckRollup") : pull;
    return Facts.object(holder, connection.field());
  }

  /// Where the next page starts, empty on the last.
  private static String next(Connection connection, JsonNode page) {
    JsonNode info = Facts.object(page, "pageInfo");
    boolean more = Facts.flag(info, connection.backwards() ? "hasPreviousPage" : "hasNextPage");
    return more ? Facts.text(info, connection.backwards() ? "startCursor" : "endCursor") : "";
  }

  private JsonNode more(PullId id, Connection connection, String at, JsonNode pull) {
    Map<String, Object> variables = variables(id);
    variables.put("at", at);
    Said said = graphql.ask(Access.judging(id.installation()), connection.more(), variables);
    List<String> missing = Trouble.sentences(said.wrong());
    if (!missing.isEmpty()) {
      throw new Facts.Missing(missing.getFirst());
    }
    JsonNode again = said.data().path("repository").path("pullRequest");
    if (!again.path("headRefOid").equals(pull.path("headRefOid"))) {
      throw new ForgeDown(id + " was pushed to while it was read", Duration.ofSeconds(1), null);
    }
    return again;
  }

  private static Map<String, Object> variables(PullId id) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("owner", id.repo().owner());
    variables.put("name", id.repo().name());
    variables.put("number", id.number());
    return variables;
  }
}
