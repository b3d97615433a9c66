package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.forge.NewIssue;
import dev.countersign.forge.OpenIssue;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What we do on pull requests and repositories besides checks: labels, reactions, comments,
/// descriptions, issues.
final class Hands {
  private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

  private final Library library;
  private final Rest rest;
  private final Identity us;

  Hands(Library library, Rest rest, Identity us) {
    this.library = library;
    this.rest = rest;
    this.us = us;
  }

  void label(PullId pull, Set<String> on, Set<String> off) {
    try {
      if (!on.isEmpty()) {
        Library.answer(() -> library.pull(pull).addLabels(on.toArray(String[]::new)));
      }
    } catch (Refused refused) {
      LOG.warn("{} keeps its labels: {}", pull, refused.getMessage());
    }
    off.forEach(label -> takeOff(pull, label));
  }

  private void takeOff(PullId pull, String label) {
    try {
      // Not by the library, which takes a slash in a label for the next part of the path.
      String path =
          Rest.path(pull.repo()) + "/issues/" + pull.number() + "/labels/" + Rest.part(label);
      rest.send(
          Access.judging(pull.installation()),
          new Outgoing("DELETE", rest.addresses().at(path), Map.of(), null, ""));
    } catch (Refused refused) {
      if (refused.status() == 404) {
        LOG.debug("{} does not have the label any more", pull);
      } else {
        LOG.warn("{} keeps a label: {}", pull, refused.getMessage());
      }
    }
  }

  void react(PullId pull, long comment, Reaction reaction) {
    String path = Rest.path(pull.repo()) + "/issues/comments/" + comment + "/reactions";
    String content =
        switch (reaction) {
          case DONE -> "+1";
          case REFUSED -> "-1";
        };
    try {
      rest.send(Access.judging(pull.installation()), "POST", path, Map.of("content", content));
    } catch (Refused refused) {
      LOG.warn("{} gets no reaction: {}", path, refused.getMessage());
    }
  }

  void say(PullId pull, String markdown, String mark, boolean perhapsSaid) {
    String path = Rest.path(pull.repo()) + "/issues/" + pull.number() + "/comments";
    Access access = Access.judging(pull.installation());
    String hidden = "\n\n<!-- countersign " + mark + " -->";
    try {
      if (!perhapsSaid || !said(access, path, hidden)) {
        String body = Bytes.atMost(60_000, markdown) + hidden;
        rest.send(access, "POST", path, Map.of("body", body));
      }
    } catch (Refused refused) {
      LOG.warn("{} gets no answer: {}", pull, refused.getMessage());
    }
  }

  private boolean said(Access access, String path, String hidden) {
    return rest.all(access, path + "?per_page=100", "").stream()
        .filter(comment -> comment.path("user").path("login").asText("").equals(us.bot().value()))
        .anyMatch(comment -> comment.path("body").asText("").endsWith(hidden));
  }

  Optional<String> description(PullId pull) {
    String path = Rest.path(pull.repo()) + "/pulls/" + pull.number();
    try {
      Access access = Access.judging(pull.installation());
      return Optional.of(rest.get(access, path).json().path("body").asText(""));
    } catch (Refused refused) {
      LOG.warn("The description of {} cannot be read: {}", pull, refused.getMessage());
      return Optional.empty();
    }
  }

  boolean describe(PullId pull, String from, String to) {
    String path = Rest.path(pull.repo()) + "/pulls/" + pull.number();
    Access access = Access.judging(pull.installation());
    try {
      String now = rest.get(access, path).json().path("body").asText("");
      if (!now.equals(from)) {
        return false;
      }
      rest.send(access, "PATCH", path, Map.of("body", to));
      return true;
    } catch (Refused refused) {
      LOG.warn("The description of {} stays as it is: {}", pull, refused.getMessage());
      return false;
    }
  }

  void openIssue(long installation, Repo repo, String title, String body) {
    openIssue(installation, repo, new NewIssue(title, body, List.of(), List.of()));
  }

  /// GitHub takes ten assignees at most, and drops who cannot be one.
  Optional<OpenIssue> openIssue(long installation, Repo repo, NewIssue issue) {
    Access access = Access.telling(installation);
    try {
      Optional<Integer> there = open(access, repo, issue.title());
      if (there.isPresent()) {
        return there.map(number -> new OpenIssue(number, true));
      }
      Map<String, Object> body = new TreeMap<>();
      body.put("title", Bytes.prefix(255, issue.title()));
      body.put("body", Bytes.atMost(65_000, issue.body()));
      body.put("labels", issue.labels());
      body.put("assignees", issue.assignees().stream().limit(10).map(Login::value).toList());
      JsonNode made = rest.send(access, "POST", Rest.path(repo) + "/issues", body).json();
      return Optional.of(new OpenIssue(made.path("number").asInt(), false));
    } catch (Refused refused) {
      LOG.warn(
          "No issue \"{}\" can be opened in {}: {}", issue.title(), repo, refused.getMessage());
      return Optional.empty();
    }
  }

  /// The open issue of ours with that title.
  private Optional<Integer> open(Access access, Repo repo, String title) {
    String path =
        Rest.path(repo) + "/issues?state=open&per_page=100&creator=" + Rest.part(us.bot().value());
    String cut = Bytes.prefix(255, title);
    for (JsonNode issue : rest.all(access, path, "")) {
      boolean ours = issue.path("user").path("login").asText("").equals(us.bot().value());
      if (ours && issue.path("title").asText("").equals(cut)) {
        return Optional.of(issue.path("number").asInt());
      }
    }
    return Optional.empty();
  }
}
