package dev.countersign.github;

import dev.countersign.change.Person;
import dev.countersign.change.Revert;
import dev.countersign.change.Sha;
import dev.countersign.forge.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How pull requests and issues end.
final class MergeEvents {
  private static final int MOST_NAMES = 20;
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w/#])(?:([\\w.-]{1,100}/[\\w.-]{1,100}))?#([1-9][0-9]{0,8})\\b");

  private MergeEvents() {}

  static Event.Pull closed(Payload payload) {
    boolean merged = payload.at("pull_request.merged").asBoolean(false);
    return new Event.Pull.Closed(merged, merged ? merge(payload) : null);
  }

  private static Event.@Nullable Merge merge(Payload payload) {
    Person by = payload.person("pull_request.merged_by");
    Sha commit = payload.shaIfAny("pull_request.merge_commit_sha");
    Instant at = moment(payload.text("pull_request.merged_at"));
    if (by == null || commit == null || at == null) {
      return null;
    }
    String title = payload.at("pull_request.title").asText("");
    String body = payload.at("pull_request.body").asText("");
    return new Event.Merge(
        by.login(), commit, at, Revert.in(title, body).orElse(null), names(payload, title, body));
  }

  /// Numbers that a text names, of this repository.
  private static Set<Integer> names(Payload payload, String title, String body) {
    Set<Integer> names = new TreeSet<>();
    Matcher found = NAME.matcher(title + "\n" + body);
    while (found.find() && names.size() < MOST_NAMES) {
      String repo = found.group(1);
      if (repo == null || repo.equalsIgnoreCase(payload.repo().toString())) {
        names.add(Integer.valueOf(found.group(2)));
      }
    }
    return names;
  }

  /// An issue was closed; nothing else of issues matters.
  static Event issue(Payload payload) {
    Person by = payload.person("sender");
    Instant closedAt = moment(payload.text("issue.closed_at"));
    Instant at = closedAt == null ? moment(payload.text("issue.updated_at")) : closedAt;
    return payload.action().equals("closed") && by != null && at != null
        ? new Event.IssueClosed(
            payload.installation(),
            payload.repo(),
            (int) payload.number("issue.number"),
            by.login(),
            at)
        : GitHubEar.unheard(payload);
  }

  private static @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
