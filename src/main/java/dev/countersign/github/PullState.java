package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Project.MergeMethod;
import dev.countersign.forge.Reading.PolicyTexts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What GitHub says of a pull request.
sealed interface PullState {
  /// It says this, and all of each list.
  ///
  /// @param pull the fields of `pullRequest`
  /// @param defaultBranch name of the repository's default branch, empty where it has none
  /// @param mergeMethods null where it does not say
  record Told(
      JsonNode pull,
      String defaultBranch,
      @Nullable Set<MergeMethod> mergeMethods,
      PolicyTexts policies,
      Map<Connection, List<JsonNode>> lists)
      implements PullState {
    public Told {
      mergeMethods = mergeMethods == null ? null : Set.copyOf(mergeMethods);
      lists = Map.copyOf(lists);
    }

    List<JsonNode> list(Connection connection) {
      return lists.getOrDefault(connection, List.of());
    }
  }

  /// It is there, and not all of it can be had.
  ///
  /// @param what each missing fact as a sentence
  record Partly(JsonNode pull, PolicyTexts policies, List<String> what) implements PullState {
    public Partly {
      what = List.copyOf(what);
    }
  }

  /// There is no such pull request, as far as we may see.
  record Absent(String why) implements PullState {}
}
