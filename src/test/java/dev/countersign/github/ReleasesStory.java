package dev.countersign.github;

import static dev.countersign.github.PullAnswer.BASE;
import static dev.countersign.github.PullAnswer.plain;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.countersign.change.Project.Release;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.Reading;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What went in since the last release.
class ReleasesStory {
  private static final String REPO = "/repos/acme/shop";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @BeforeEach
  void aPullRequest() {
    github
        .onQuery("PullState", plain())
        .on("GET", REPO + "/pulls/12/files", 200, "[]")
        .on("GET", REPO + "/releases/latest", 404, "{\"message\": \"Not Found\"}")
        .on("GET", REPO + "/tags", 200, "[]");
  }

  @Test
  void itIsReadSinceTheReleaseThatGitHubCallsTheLatest() {
    github
        .on("GET", REPO + "/releases/latest", 200, "{\"tag_name\": \"v1.2.0\"}")
        .on("GET", compare("v1.2.0"), 200, commits(2, "fix: a", "feat: b\\n\\nmore"));

    assertThat(release())
        .isEqualTo(new Release("v1.2.0", List.of("fix: a", "feat: b\n\nmore"), true));
  }

  @Test
  void withoutReleasesTheTagOfTheHighestVersionCountsThatIsNoPreRelease() {
    github
        .on(
            "GET",
            REPO + "/tags",
            200,
            "[{\"name\": \"v1.9.0\"}, {\"name\": \"v1.10.0\"}, {\"name\": \"v2.0.0-rc.1\"}, {\"name\": \"nightly\"}]")
        .on("GET", compare("v1.10.0"), 200, commits(1, "fix: a"));

    assertThat(release()).isEqualTo(new Release("v1.10.0", List.of("fix: a"), true));
  }

  @Test
  void whereNothingWasReleasedNothingWentInSince() {
    assertThat(release()).isEqualTo(new Release(null, List.of(), true));
  }

  @Test
  void longListsAreFollowedPageByPage() {
    github
        .on("GET", REPO + "/releases/latest", 200, "{\"tag_name\": \"v1\"}")
        .on(
            page("v1", "1"),
            200,
            commits(101, Collections.nCopies(100, "fix: a").toArray(String[]::new)))
        .on(page("v1", "2"), 200, commits(101, "feat: last"));

    assertThat(release())
        .isNotNull()
        .satisfies(read -> {
          assertThat(read.since()).hasSize(101).endsWith("feat: last");
          assertThat(read.complete()).isTrue();
        });
  }

  @Test
  void aListThatIsTooLongOrCutIsNotTakenForComplete() {
    github
        .on("GET", REPO + "/releases/latest", 200, "{\"tag_name\": \"v1\"}")
        .on(page("v1", "1"), 200, commits(5000, "fix: a"))
        .on(page("v1", "2"), 200, commits(5000));

    assertThat(release()).isEqualTo(new Release("v1", List.of("fix: a"), false));
  }

  @Test
  void aReleaseThatCannotBeComparedIsNotTold() {
    github
        .on("GET", REPO + "/releases/latest", 200, "{\"tag_name\": \"v1\"}")
        .on("GET", compare("v1"), 404, "{\"message\": \"Not Found\"}");

    assertThat(release()).isNull();
  }

  @Test
  void aLatestReleaseThatIsRefusedIsNotTakenForNone() {
    github.on("GET", REPO + "/releases/latest", 403, "{\"message\": \"Resource not accessible\"}");

    assertThat(release()).isNull();
  }

  private @Nullable Release release() {
    Wanted wanted =
        new Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of(), Set.of(), true);
    return ((Reading.Read) github.forge().read(PULL, policies -> wanted))
        .change()
        .project()
        .release();
  }

  private static String compare(String tag) {
    return REPO + "/compare/" + tag + "..." + BASE;
  }

  private static com.github.tomakehurst.wiremock.client.MappingBuilder page(
      String tag, String page) {
    return WireMock.get(WireMock.urlPathEqualTo(compare(tag)))
        .withQueryParam("page", WireMock.equalTo(page));
  }

  private static String commits(int total, String... messages) {
    String list =
        String.join(
            ",",
            List.of(messages).stream()
                .map(message -> "{\"commit\": {\"message\": \"" + message + "\"}}")
                .toList());
    return "{\"total_commits\": %d, \"commits\": [%s]}".formatted(total, list);
  }
}
