package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Repo;
import dev.countersign.forge.BranchSettings;
import dev.countersign.forge.BranchSettings.Layer;
import dev.countersign.forge.BranchSettings.Required;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what guards a branch: its branch protection rule and the rules of rulesets. A kind of rule
/// that we do not know is left out; what we need and GitHub does not show is unknown.
final class SettingsReading {
  private static final int MOST_RULESETS = 30;

  private final Rest rest;

  SettingsReading(Rest rest) {
    this.rest = rest;
  }

  BranchSettings of(long installation, Repo repo, String branch) {
    Access access = new Access.Installation(installation, Purpose.AUDITING);
    List<String> unread = new ArrayList<>();
    Layer classic = classic(access, repo, branch, unread);
    Layer rules = rules(access, repo, branch, unread);
    return new BranchSettings(classic, rules, String.join("; ", unread));
  }

  private @Nullable Layer classic(Access access, Repo repo, String branch, List<String> unread) {
    String path = Rest.path(repo) + "/branches/" + Rest.part(branch) + "/protection";
    try {
      return classic(rest.get(access, path).json());
    } catch (Refused refused) {
      if (refused.status() == 404 && refused.said().contains("not protected")) {
        return Layer.NONE;
      }
      unread.add(
          "the branch protection rule, for which this app needs the permission "
              + refused.lacking("administration: read"));
      return null;
    }
  }

  private static Layer classic(JsonNode rule) {
    JsonNode reviews = rule.path("required_pull_request_reviews");
    JsonNode allowed = reviews.path("bypass_pull_request_allowances");
    boolean exempt =
        !allowed.path("users").isEmpty()
            || !allowed.path("teams").isEmpty()
            || !allowed.path("apps").isEmpty();
    return new Layer(
        reviews.path("required_approving_review_count").asInt(0),
        reviews.path("dismiss_stale_reviews").asBoolean(false),
        reviews.path("require_code_owner_reviews").asBoolean(false),
        checks(rule.path("required_status_checks")),
        on(rule, "enforce_admins", false) && !exempt,
        !on(rule, "allow_force_pushes", true),
        !on(rule, "allow_deletions", true),
        false);
  }

  private static Set<Required> checks(JsonNode required) {
    Set<Required> checks = new HashSet<>();
    required
        .path("checks")
        .forEach(check -> checks.add(check(check.path("context").asText(""), check, "app_id")));
    Set<String> pinned = new TreeSet<>();
    checks.forEach(check -> pinned.add(check.name()));
    required
        .path("contexts")
        .valueStream()
        .map(JsonNode::asText)
        .filter(name -> !pinned.contains(name))
        .forEach(name -> checks.add(new Required(name, null)));
    return checks;
  }

  private static Required check(String name, JsonNode check, String field) {
    long app = check.path(field).asLong(-1);
    return new Required(name, app < 0 ? null : app);
  }

  private static boolean on(JsonNode rule, String setting, boolean otherwise) {
    return rule.path(setting).path("enabled").asBoolean(otherwise);
  }

  private @Nullable Layer rules(Access access, Repo repo, String branch, List<String> unread) {
    String path = Rest.path(repo) + "/rules/branches/" + Rest.part(branch) + "?per_page=100";
    try {
      return rules(access, repo, rest.all(access, path, ""), unread);
    } catch (Refused refused) {
      unread.add(
          "the rules of rulesets, for which this app needs the permission "
              + refused.lacking("metadata: read"));
      return null;
    }
  }

  private Layer rules(Access access, Repo repo, List<JsonNode> rules, List<String> unread) {
    int reviews = 0;
    boolean dismiss = false;
    boolean owners = false;
    Set<Required> checks = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    Set<Long> checking = new TreeSet<>();
    for (JsonNode rule : rules) {
      JsonNode with = rule.path("parameters");
      String kind = rule.path("type").asText("");
      kinds.add(kind);
      if (kind.equals("pull_request")) {
        reviews = Math.max(reviews, with.path("required_approving_review_count").asInt(0));
        dismiss |= with.path("dismiss_stale_reviews_on_push").asBoolean(false);
        owners |= with.path("require_code_owner_review").asBoolean(false);
      } else if (kind.equals("required_status_checks")) {
        checking.add(rule.path("ruleset_id").asLong(-1));
        with.path("required_status_checks")
            .forEach(
                one -> checks.add(check(one.path("context").asText(""), one, "integration_id")));
      }
    }
    return new Layer(
        reviews,
        dismiss,
        owners,
        checks,
        bound(access, repo, checking, unread),
        kinds.contains("non_fast_forward"),
        kinds.contains("deletion"),
        kinds.contains("merge_queue"));
  }

  /// Whether nobody may go past the rulesets that require checks. GitHub shows the list of those
  /// who may only to who may change it.
  private @Nullable Boolean bound(
      Access access, Repo repo, Set<Long> rulesets, List<String> unread) {
    boolean bound = !rulesets.isEmpty();
    for (long ruleset : rulesets.stream().limit(MOST_RULESETS).toList()) {
      JsonNode bypass = bypass(access, repo, ruleset);
      if (!bypass.isArray()) {
        unread.add(
            "the bypass list of a ruleset, which GitHub shows only to who may change the ruleset");
        return null;
      }
      bound &= bypass.isEmpty();
    }
    return bound && rulesets.size() <= MOST_RULESETS;
  }

  private JsonNode bypass(Access access, Repo repo, long ruleset) {
    try {
      String path = Rest.path(repo) + "/rulesets/" + ruleset + "?includes_parents=true";
      return rest.get(access, path).json().path("bypass_actors");
    } catch (Refused refused) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }
}
