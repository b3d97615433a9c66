package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.BaseFiles;
import dev.countersign.change.FileChange;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.github.Texts.At;
import dev.countersign.github.Texts.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the base branch's own files.
final class BaseReading {
  /// Where GitHub looks for CODEOWNERS, the first that it finds.
  static final List<String> CODEOWNERS =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

  private final Texts texts;
  private final Rest rest;
  private final FolderNames names;
  private final Cache<Tree, Set<String>> trees =
      Caffeine.newBuilder()
          .maximumWeight(1_000_000)
          .weigher((Tree tree, Set<String> folders) -> folders.size() + 1)
          .build();

  private record Tree(long installation, Repo repo, Sha commit) {}

  BaseReading(Texts texts, Rest rest, FolderNames names) {
    this.texts = texts;
    this.rest = rest;
    this.names = names;
  }

  BaseFiles read(long installation, Repo repo, Sha base, Wanted wanted, List<FileChange> changed) {
    Set<String> paths = new TreeSet<>(wanted.baseFiles());
    if (wanted.codeOwners()) {
      paths.addAll(CODEOWNERS);
    }
    Map<At, Text> read =
        texts.read(installation, repo, paths.stream().map(path -> new At(base, path)).toList());
    Map<String, String> found = new HashMap<>();
    Set<String> unread = new HashSet<>();
    read.forEach((at, text) -> sort(at.path(), text, found, unread));
    return new BaseFiles(
        found,
        unread,
        wanted.baseFolders() ? folders(installation, repo, base) : null,
        names.read(installation, repo, base, FolderNames.touched(wanted, changed)));
  }

  private static void sort(String path, Text text, Map<String, String> found, Set<String> unread) {
    switch (text) {
      case Text.Absent absent -> {}
      case Text.Unread cannot -> unread.add(path);
      case Text.Whole(String whole) -> {
        if (mayBeLink(whole)) {
          unread.add(path);
        } else {
          found.put(path, whole);
        }
      }
    }
  }

  /// Whether a text may be the target of a link, which GraphQL gives for its content: one word with
  /// nothing after it.
  private static boolean mayBeLink(String text) {
    return text.length() < 4096
        && !text.isBlank()
        && text.chars().noneMatch(Character::isWhitespace);
  }

  private @Nullable Set<String> folders(long installation, Repo repo, Sha base) {
    Tree at = new Tree(installation, repo, base);
    Set<String> known = trees.getIfPresent(at);
    if (known != null) {
      return known;
    }
    String path = Rest.path(repo) + "/git/trees/" + base + "?recursive=1";
    JsonNode said = rest.get(Access.judging(installation), path).json();
    if (said.path("truncated").asBoolean(true) || !said.path("tree").isArray()) {
      return null;
    }
    Set<String> folders = new HashSet<>();
    for (JsonNode entry : said.path("tree")) {
      if (entry.path("type").asText("").equals("tree")) {
        folders.add(entry.path("path").asText());
      }
    }
    trees.put(at, folders);
    return folders;
  }
}
