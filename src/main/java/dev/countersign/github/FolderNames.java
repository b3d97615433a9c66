package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.FileChange;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Needs.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what stands directly in folders of a commit, all of them in one request.
final class FolderNames {
  private final GraphQl graphql;

  FolderNames(GraphQl graphql) {
    this.graphql = graphql;
  }

  /// The wanted folders that a change touches, without a `/` at their end.
  static List<String> touched(Wanted wanted, List<FileChange> files) {
    return wanted.listed().stream()
        .filter(folder ->
            files.stream()
                .anyMatch(file ->
                    file.path().startsWith(folder)
                        || (file.from() != null && file.from().startsWith(folder))))
        .map(folder -> folder.substring(0, folder.length() - 1))
        .sorted()
        .toList();
  }

  Map<String, Set<String>> read(long installation, Repo repo, Sha commit, List<String> folders) {
    if (folders.isEmpty()) {
      return Map.of();
    }
    StringBuilder declared = new StringBuilder("query Names($owner: String!, $name: String!");
    StringBuilder asked = new StringBuilder();
    Map<String, Object> variables = new HashMap<>();
    variables.put("owner", repo.owner());
    variables.put("name", repo.name());
    for (int i = 0; i < folders.size(); i++) {
      declared.append(", $e").append(i).append(": String!");
      asked.append(" f%d: object(expression: $e%d) { ...Entries }\n".formatted(i, i));
      variables.put("e" + i, commit + ":" + folders.get(i));
    }
    String document =
        Documents.whole(
            declared + ") {\n repository(owner: $owner, name: $name) {\n" + asked + " }\n}");
    GraphQl.Said said = graphql.ask(Access.judging(installation), document, variables);
    List<String> missing = new ArrayList<>(Trouble.sentences(said.wrong()));
    if (!missing.isEmpty()) {
      throw new Facts.Missing(missing.getFirst());
    }
    JsonNode repository = Facts.object(said.data(), "repository");
    Map<String, Set<String>> names = new HashMap<>();
    for (int i = 0; i < folders.size(); i++) {
      names.put(folders.get(i), names(repository.path("f" + i)));
    }
    return names;
  }

  /// A folder that is not there has nothing in it.
  private static Set<String> names(JsonNode folder) {
    Set<String> names = new HashSet<>();
    if (!folder.isNull()) {
      if (!folder.path("entries").isArray()) {
        throw Facts.Missing.field("entries");
      }
      folder.path("entries").forEach(entry -> names.add(Facts.text(entry, "name")));
    }
    return names;
  }
}
