package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Rollouts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deployments over GitHub.
final class GitHubRollouts implements Rollouts {
  private static final Logger LOG = LoggerFactory.getLogger(GitHubRollouts.class);
  private static final int LOOKED_AT = 30;

  private final Rest rest;
  private final Texts texts;
  private final Teams teams;
  private final Collaborators collaborators;
  private final CarriedCommits carried;

  GitHubRollouts(Rest rest, GraphQl graphql, Texts texts, Teams teams, Collaborators people) {
    this.rest = rest;
    this.texts = texts;
    this.teams = teams;
    this.collaborators = people;
    this.carried = new CarriedCommits(rest, graphql);
  }

  @Override
  public Line line(Place place, Sha commit) {
    return known(() -> {
      String path = Rest.path(place.repo());
      String branch = Facts.text(get(place, path), "default_branch");
      JsonNode told = get(place, path + "/branches/" + Rest.part(branch));
      Sha tip = Facts.sha(Facts.object(told, "commit"), "sha");
      return new Line(branch, tip, reachable(place, commit, tip));
    });
  }

  private Truth reachable(Place place, Sha commit, Sha tip) {
    if (commit.equals(tip)) {
      return Truth.YES;
    }
    try {
      String path = Rest.path(place.repo()) + "/compare/" + commit + "..." + tip + "?per_page=1";
      String status = Facts.text(get(place, path), "status");
      return Truth.of(status.equals("ahead") || status.equals("identical"));
    } catch (Refused refused) {
      if (refused.gone() || refused.status() == 422) {
        return Truth.UNKNOWN;
      }
      throw refused;
    }
  }

  @Override
  public Optional<List<Carried>> between(Place place, String branch, Sha from, Sha to) {
    return known(() -> carried.between(place, branch, from, to));
  }

  @Override
  public Truth succeeded(Place place, String environment, Sha commit) {
    return known(() -> {
      List<JsonNode> made = deployments(place, environment, "&sha=" + commit);
      boolean succeeded = made.stream().anyMatch(each -> succeeded(place, each));
      return succeeded ? Truth.YES : made.size() < LOOKED_AT ? Truth.NO : Truth.UNKNOWN;
    });
  }

  @Override
  public Optional<Sha> lastSuccess(Place place, String environment) {
    return known(() ->
        deployments(place, environment, "").stream()
            .filter(each -> succeeded(place, each))
            .findFirst()
            .map(each -> Facts.sha(each, "sha")));
  }

  /// The newest first.
  private List<JsonNode> deployments(Place place, String environment, String more) {
    String query = "?per_page=" + LOOKED_AT + "&environment=" + Rest.part(environment) + more;
    return list(place, Rest.path(place.repo()) + "/deployments" + query);
  }

  /// What succeeded stays so where a newer one made it inactive.
  private boolean succeeded(Place place, JsonNode deployment) {
    String path = Rest.path(place.repo()) + "/deployments/" + Facts.number(deployment, "id");
    return list(place, path + "/statuses?per_page=100").stream()
        .anyMatch(status -> status.path("state").asText("").equals("success"));
  }

  @Override
  public Set<Login> approvedBy(Place place, long run, String environment) {
    return known(() -> {
      Set<Login> approved = new HashSet<>();
      String path = Rest.path(place.repo()) + "/actions/runs/" + run + "/approvals";
      for (JsonNode review : list(place, path)) {
        boolean ofIt =
            review
                .path("environments")
                .valueStream()
                .anyMatch(each -> each.path("name").asText("").equalsIgnoreCase(environment));
        Person by = Actors.ofRest(review.path("user"));
        if (ofIt && by != null && !by.bot()) {
          opinion(approved, by.login(), review.path("state").asText(""));
        }
      }
      return approved;
    });
  }

  private static void opinion(Set<Login> approved, Login by, String state) {
    if (state.equals("approved")) {
      approved.add(by);
    } else {
      approved.remove(by);
    }
  }

  @Override
  public Map<String, String> texts(Place place, Sha commit, Set<String> paths) {
    return known(() -> {
      Map<String, String> found = new HashMap<>();
      List<Texts.At> wanted = paths.stream().map(path -> new Texts.At(commit, path)).toList();
      texts
          .read(place.installation(), place.repo(), wanted)
          .forEach((at, text) -> {
            if (text instanceof Texts.Text.Whole(String whole)) {
              found.put(at.path(), whole);
            }
          });
      return found;
    });
  }

  @Override
  public People people(Place place, Set<Login> logins, Set<TeamName> names) {
    return known(() -> {
      Map<Login, Permission> permissions = new LinkedHashMap<>();
      logins.forEach(login ->
          permissions.put(login, collaborators.one(place.installation(), place.repo(), login)));
      return new People(permissions, teams.of(place.installation(), names));
    });
  }

  @Override
  public boolean answer(Place place, Gate gate, @Nullable Boolean approved, String comment) {
    String path =
        Rest.path(place.repo()) + "/actions/runs/" + gate.run() + "/deployment_protection_rule";
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("environment_name", gate.environment());
    if (approved != null) {
      body.put("state", approved ? "approved" : "rejected");
    }
    body.put("comment", comment);
    try {
      rest.send(access(place), "POST", path, body);
      return true;
    } catch (Refused refused) {
      if (refused.status() == 403) {
        throw new ForgeDown(String.valueOf(refused.getMessage()), null, refused);
      }
      LOG.warn("No answer is taken for {}: {}", path, refused.getMessage());
      return false;
    }
  }

  private JsonNode get(Place place, String path) {
    return rest.get(access(place), path).json();
  }

  private List<JsonNode> list(Place place, String path) {
    JsonNode list = get(place, path);
    if (!list.isArray()) {
      throw new Facts.Missing("GitHub's answer to " + path + " is no list.");
    }
    return list.valueStream().toList();
  }

  static Access access(Place place) {
    return new Access.Installation(place.installation(), Purpose.DEPLOYING);
  }

  private static <T> T known(Supplier<T> question) {
    try {
      return question.get();
    } catch (Refused | Facts.Missing no) {
      throw new ForgeDown(String.valueOf(no.getMessage()), null, no);
    }
  }
}
