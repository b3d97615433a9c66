package dev.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubDescriptionTest {

  private static final String CHECK_RUNS = "/repos/acme/vault/check-runs";
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json", "Accept", "application/vnd.github+json");

  private final GitHubDescription description = GitHubDescription.published();

  @Test
  void aCheckRunAsDescribedIsAccepted() {
    assertThat(
            description.check(
                "POST",
                CHECK_RUNS,
                JSON,
                """
                {"name": "countersign", "head_sha": "abc", "status": "in_progress",
                 "started_at": "2026-01-01T00:00:00Z",
                 "output": {"title": "Ready", "summary": "All met", "annotations": [
                   {"path": "a.rs", "start_line": 1, "end_line": 1,
                    "annotation_level": "warning", "message": "Here"}]},
                 "actions": [{"label": "Again", "description": "Check again", "identifier": "again"}]}
                """))
        .isEmpty();
  }

  @Test
  void aCheckRunWithoutItsHeadIsRefused() {
    assertThat(description.check("POST", CHECK_RUNS, JSON, "{\"name\": \"countersign\"}"))
        .singleElement()
        .asString()
        .contains("head_sha");
  }

  @Test
  void aConclusionThatGitHubDoesNotKnowIsRefused() {
    assertThat(description.check("PATCH", CHECK_RUNS + "/7", JSON, "{\"conclusion\": \"passed\"}"))
        .singleElement()
        .asString()
        .contains("passed");
  }

  @Test
  void aFourthButtonIsRefused() {
    String button = "{\"label\": \"A\", \"description\": \"B\", \"identifier\": \"c\"}";
    assertThat(
            description.check(
                "PATCH",
                CHECK_RUNS + "/7",
                JSON,
                "{\"actions\": ["
                    + String.join(",", List.of(button, button, button, button))
                    + "]}"))
        .isNotEmpty();
  }

  @Test
  void aFieldWithAnotherNameIsRefused() {
    assertThat(
            description.check(
                "POST",
                CHECK_RUNS,
                JSON,
                "{\"name\": \"countersign\", \"head_sha\": \"abc\", \"detail_url\": \"x\"}"))
        .isNotEmpty();
  }

  @Test
  void aPlaceThatGitHubDoesNotHaveIsRefused() {
    assertThat(description.check("GET", "/repos/acme/vault/checkruns", Map.of(), null)).hasSize(1);
    assertThat(description.check("DELETE", CHECK_RUNS, Map.of(), null)).hasSize(1);
  }

  @Test
  void aQueryParameterIsReadWithItsType() {
    String files = "/repos/acme/vault/pulls/3/files";
    assertThat(description.check("GET", files + "?per_page=100&page=2", Map.of(), null)).isEmpty();
    assertThat(description.check("GET", files + "?per_page=many", Map.of(), null)).hasSize(1);
    assertThat(description.check("GET", files + "?pages=2", Map.of(), null)).hasSize(1);
  }

  @Test
  void aFileInAFolderIsOnePlace() {
    String file = "/repos/acme/vault/contents/.github/countersign.yml?ref=main";
    assertThat(description.check("GET", file, Map.of(), null)).isEmpty();
  }

  @Test
  void theNextPageByNumberIsTheSamePlace() {
    String next = "/repositories/1296269/pulls/3/files?per_page=100&page=2";
    assertThat(description.check("GET", next, Map.of(), null)).isEmpty();
    assertThat(description.check("GET", "/organizations/9/team/8/members", Map.of(), null))
        .isEmpty();
  }

  @Test
  void anAnswerIsHeldToItsShape() {
    String members = "/orgs/acme/teams/security/memberships/dana";
    String active =
        "{\"url\": \"https://api.github.com/teams/1\", \"role\": \"member\", \"state\": \"active\"}";
    assertThat(description.checkResponse("GET", members, 200, active)).isEmpty();
    assertThat(description.checkResponse("GET", members, 200, active.replace("active", "maybe")))
        .isNotEmpty();
    assertThat(description.checkResponse("GET", members, 200, "{\"role\": \"member\"}"))
        .isNotEmpty();
  }

  @Test
  void aShapeThatFitsNoneOfSeveralSaysWhyNot() {
    assertThat(description.checkResponse("GET", "/users/dana", 200, "{\"login\": \"dana\"}"))
        .singleElement()
        .asString()
        .contains("anyOf", "avatar_url");
  }

  @Test
  void anAnswerMayHoldMoreThanIsDescribed() {
    String limits = "{\"limit\": 1, \"remaining\": 1, \"reset\": 1, \"used\": 0}";
    String answer =
        "{\"resources\": {\"core\": L, \"search\": L, \"new\": L}, \"rate\": L}"
            .replace("L", limits);
    assertThat(description.checkResponse("GET", "/rate_limit", 200, answer)).isEmpty();
  }
}
