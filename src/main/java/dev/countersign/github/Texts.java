package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.github.GraphQl.Said;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Texts of files at commits. A commit never changes, so what was read once is kept.
final class Texts {
  private static final int AT_ONCE = 40;
  private static final long REMEMBERED = 64L << 20;

  private final GraphQl graphql;
  private final Rest rest;
  private final Cache<Key, Text> kept =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((Key key, Text text) -> key.at().path().length() + text.length() + 200)
          .build();

  private record Key(long installation, Repo repo, At at) {}

  /// A file at a commit.
  record At(Sha commit, String path) {
    String expression() {
      return commit + ":" + path;
    }
  }

  /// What there is at a path.
  sealed interface Text {
    /// A file of text.
    record Whole(String text) implements Text {}

    /// Nothing.
    record Absent() implements Text {}

    /// Something that is no text, or too much of it.
    record Unread() implements Text {}

    default int length() {
      return this instanceof Whole(String text) ? text.length() : 0;
    }
  }

  Texts(GraphQl graphql, Rest rest) {
    this.graphql = graphql;
    this.rest = rest;
  }

  /// Each of these files, as far as it can be had.
  Map<At, Text> read(long installation, Repo repo, Collection<At> wanted) {
    Map<At, Text> texts = new LinkedHashMap<>();
    Set<At> unknown = new LinkedHashSet<>();
    for (At at : wanted) {
      Text text = kept.getIfPresent(new Key(installation, repo, at));
      if (text == null) {
        unknown.add(at);
      } else {
        texts.put(at, text);
      }
    }
    List<At> rest = new ArrayList<>(unknown);
    for (int i = 0; i < rest.size(); i += AT_ONCE) {
      List<At> some = rest.subList(i, Math.min(rest.size(), i + AT_ONCE));
      ask(installation, repo, some)
          .forEach((at, text) -> {
            kept.put(new Key(installation, repo, at), text);
            texts.put(at, text);
          });
    }
    return texts;
  }

  private Map<At, Text> ask(long installation, Repo repo, List<At> some) {
    StringBuilder declared = new StringBuilder("query Texts($owner: String!, $name: String!");
    StringBuilder asked = new StringBuilder();
    Map<String, Object> variables = new HashMap<>();
    variables.put("owner", repo.owner());
    variables.put("name", repo.name());
    for (int i = 0; i < some.size(); i++) {
      declared.append(", $e").append(i).append(": String!");
      asked.append(" f%d: object(expression: $e%d) { ...Text }\n".formatted(i, i));
      variables.put("e" + i, some.get(i).expression());
    }
    String document =
        Documents.whole(
            declared + ") {\n repository(owner: $owner, name: $name) {\n" + asked + " }\n}");
    Said said = graphql.ask(Access.judging(installation), document, variables);
    List<String> missing = Trouble.sentences(said.wrong());
    if (!missing.isEmpty()) {
      throw new Facts.Missing(missing.getFirst());
    }
    return texts(installation, repo, some, Facts.object(said.data(), "repository"));
  }

  private Map<At, Text> texts(long installation, Repo repo, List<At> some, JsonNode said) {
    Map<At, Text> texts = new LinkedHashMap<>();
    for (int i = 0; i < some.size(); i++) {
      texts.put(some.get(i), text(installation, repo, said.path("f" + i)));
    }
    return texts;
  }

  private Text text(long installation, Repo repo, JsonNode blob) {
    if (blob.isNull()) {
      return new Text.Absent();
    }
    String text = Blobs.text(blob);
    if (text != null) {
      return new Text.Whole(text);
    }
    return Blobs.cut(blob) ? large(installation, repo, Facts.text(blob, "oid")) : new Text.Unread();
  }

  /// A text that GraphQL cuts, by itself.
  private Text large(long installation, Repo repo, String oid) {
    String path = Rest.path(repo) + "/git/blobs/" + Rest.part(oid);
    Map<String, String> raw = Map.of("Accept", "application/vnd.github.raw+json");
    Outgoing request = new Outgoing("GET", rest.addresses().at(path), raw, null, "");
    try {
      String text = rest.send(Access.judging(installation), request).body();
      return text.indexOf('\0') < 0 ? new Text.Whole(text) : new Text.Unread();
    } catch (Refused tooLarge) {
      return new Text.Unread();
    }
  }
}
