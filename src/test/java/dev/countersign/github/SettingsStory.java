package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import dev.countersign.forge.BranchSettings;
import dev.countersign.forge.BranchSettings.Layer;
import dev.countersign.forge.BranchSettings.Required;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What GitHub tells of the settings of a branch.
class SettingsStory {
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final String BRANCH = "/repos/acme/shop/branches/main/protection";
  private static final String RULES = "/repos/acme/shop/rules/branches/main";
  private static final String RULESET = "/repos/acme/shop/rulesets/7";

  @RegisterExtension private final FakeGitHub github = new FakeGitHub();

  private BranchSettings settings() {
    return github.survey().settings(1, SHOP, "main");
  }

  private Layer classic() {
    return Objects.requireNonNull(settings().classic());
  }

  private Layer rules() {
    return Objects.requireNonNull(settings().rules());
  }

  private FakeGitHub bare() {
    return github
        .on("GET", BRANCH, 404, "{\"message\": \"Branch not protected\"}")
        .on("GET", RULES, 200, "[]");
  }

  private static final String CHECKS =
      """
      [{"type": "required_status_checks", "ruleset_id": 7, "parameters": {"required_status_checks":
         [{"context": "countersign", "integration_id": 42}, {"context": "lint"}]}},
       {"type": "pull_request", "ruleset_id": 8, "parameters": {"required_approving_review_count": 2,
         "dismiss_stale_reviews_on_push": true, "require_code_owner_review": true}},
       {"type": "non_fast_forward"}, {"type": "deletion"}, {"type": "merge_queue"},
       {"type": "something_new", "parameters": 7}]
      """;

  @Test
  void nothingThereIsNoneOfBoth() {
    bare();
    assertThat(settings()).isEqualTo(new BranchSettings(Layer.NONE, Layer.NONE, ""));
  }

  @Test
  void aBranchProtectionRuleIsReadWithItsPins() {
    bare()
        .on(
            "GET",
            BRANCH,
            200,
            """
            {"required_status_checks": {"contexts": ["countersign", "old"],
               "checks": [{"context": "countersign", "app_id": 42}, {"context": "any", "app_id": -1}]},
             "required_pull_request_reviews": {"required_approving_review_count": 2,
               "dismiss_stale_reviews": true, "require_code_owner_reviews": true},
             "enforce_admins": {"enabled": true}, "allow_force_pushes": {"enabled": false},
             "allow_deletions": {"enabled": false}}
            """);
    Layer classic = classic();
    assertThat(classic.checks())
        .containsExactlyInAnyOrder(
            new Required("countersign", 42L), new Required("any", null), new Required("old", null));
    assertThat(classic.toString())
        .startsWith("Layer[reviews=2, dismissStale=true, codeOwners=true")
        .endsWith("bound=true, blocksForce=true, blocksDeletion=true, queue=false]");
  }

  @Test
  void whoMayGoPastReviewsLeavesItUnbound() {
    bare()
        .on(
            "GET",
            BRANCH,
            200,
            """
            {"enforce_admins": {"enabled": true}, "required_pull_request_reviews":
              {"bypass_pull_request_allowances": {"users": [{"login": "kim"}]}}}
            """);
    assertThat(classic().bound()).isFalse();
    assertThat(classic().blocksForce()).isFalse();
  }

  @Test
  void rulesOfRulesetsAreReadTogether() {
    bare().on("GET", RULES, 200, CHECKS).on("GET", RULESET, 200, "{\"bypass_actors\": []}");
    assertThat(rules().toString())
        .startsWith("Layer[reviews=2, dismissStale=true, codeOwners=true")
        .endsWith("bound=true, blocksForce=true, blocksDeletion=true, queue=true]");
    assertThat(rules().checks())
        .containsExactlyInAnyOrder(new Required("countersign", 42L), new Required("lint", null));
  }

  @Test
  void aBypassListThatIsNotShownIsUnknownAndOneWithSomebodyIsNot() {
    bare().on("GET", RULES, 200, CHECKS).on("GET", RULESET, 200, "{\"id\": 7}");
    assertThat(rules().bound()).isNull();
    assertThat(settings().unread()).contains("the bypass list of a ruleset");
    github.on("GET", RULESET, 404, "{}");
    assertThat(rules().bound()).isNull();
    github.on("GET", RULESET, 200, "{\"bypass_actors\": [{\"actor_type\": \"Team\"}]}");
    assertThat(rules().bound()).isFalse();
  }

  @Test
  void whatMayNotBeReadIsUnknownAndNamesThePermission() {
    github
        .on("GET", BRANCH, 403, "{\"message\": \"Resource not accessible by integration\"}")
        .on("GET", RULES, 404, "{}");
    assertThat(settings())
        .isEqualTo(
            new BranchSettings(
                null,
                null,
                "the branch protection rule, for which this app needs the permission administration:"
                    + " read; the rules of rulesets, for which this app needs the permission metadata:"
                    + " read"));
  }
}
