package dev.countersign.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.countersign.github.PullAnswer.BASE;
import static dev.countersign.github.PullAnswer.HEAD;
import static dev.countersign.github.PullAnswer.OLD;
import static dev.countersign.github.PullAnswer.list;
import static dev.countersign.github.PullAnswer.plain;
import static dev.countersign.github.PullAnswer.pull;
import static dev.countersign.github.PullAnswer.with;
import static dev.countersign.github.ReadingStory.PULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.Reading;
import dev.countersign.forge.Reading.PolicyText;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which texts are read: policies, CODEOWNERS, manifests, earlier diffs, and at which commits.
class ReadingTextsStory {
  private static final String FILES = "/repos/acme/shop/pulls/12/files";

  @RegisterExtension final FakeGitHub github = new FakeGitHub();

  @Test
  void policiesAreReadAtTheDefaultBranches() {
    ObjectNode answer = plain();
    with(answer, "data.repository.policy", blob("policy: shop"));
    with(answer, "data.repository.folder", folder("countersign.yml", 0100644));
    answer.putArray("errors");
    with(
        answer,
        "data.organisation",
        "{'defaultBranchRef': {'name': 'main', 'target': {'oid': '%s'}}, 'folder': %s, 'policy': %s}"
            .formatted(OLD, folder("countersign.yml", 0100755), blob("policy: acme")));

    Reading.Read read = (Reading.Read) read(answer, wanted());

    PolicyText organisation = read.policies().organisation();
    assertThat(organisation).isNotNull();
    assertThat(organisation)
        .hasToString(
            "PolicyText[repo=acme/.github, path=countersign.yml, commit=%s, text=policy: acme]"
                .formatted(OLD));
    assertThat(read.policies().repository())
        .hasToString(
            "PolicyText[repo=acme/shop, path=.github/countersign.yml, commit=%s, text=policy: shop]"
                .formatted(BASE));
  }

  @Test
  void aPolicyThatIsALinkIsThereAndCannotBeRead() {
    ObjectNode answer = plain();
    with(answer, "data.repository.policy", blob("../elsewhere.yml"));
    with(answer, "data.repository.folder", folder("countersign.yml", 0120000));

    PolicyText policy = ((Reading.Read) read(answer, wanted())).policies().repository();

    assertThat(policy).isNotNull();
    assertThat(policy.text()).isNull();
  }

  @Test
  void aPolicyThatWasCutCannotBeRead() {
    ObjectNode answer = plain();
    with(
        answer,
        "data.repository.policy",
        blob("policy: shop").replace("'isTruncated': false", "'isTruncated': true"));
    with(answer, "data.repository.folder", folder("countersign.yml", 0100644));

    PolicyText policy = ((Reading.Read) read(answer, wanted())).policies().repository();

    assertThat(policy).isNotNull();
    assertThat(policy.text()).isNull();
  }

  @Test
  void whetherTheOrganisationHasAPolicyMustBeTold() {
    ObjectNode answer = plain();
    answer.putArray("errors");

    assertThat(((Reading.Unreadable) read(answer, wanted())).what())
        .containsExactly("GitHub does not say whether the organisation has a policy.");
  }

  @Test
  void ownersAreReadOnTheBaseAndTheirTeamsWithThem() {
    String owners = "* @acme/owners bob@acme.example # @acme/nobody\\n/docs/ @kim\\n";
    stub(plain());
    github
        .onQuery(
            "Texts",
            "{\"data\": {\"repository\": {\"f0\": %s, \"f1\": null, \"f2\": %s}}}"
                .formatted(blob(owners).replace('\'', '"'), blob("link").replace('\'', '"')))
        .onQuery("Teams", "{\"data\": {\"t0\": null, \"t1\": null}}");

    Reading.Read read =
        (Reading.Read)
            github
                .forge()
                .read(
                    PULL,
                    policies ->
                        new Wanted(false, Set.of(), Set.of(), false, false, false, true, Set.of()));

    assertThat(read.change().base().texts()).containsOnlyKeys(".github/CODEOWNERS");
    assertThat(read.change().base().unread()).containsExactly("docs/CODEOWNERS");
    assertThat(read.people().teams())
        .containsOnlyKeys(new TeamName("acme", "nobody"), new TeamName("acme", "owners"));
  }

  @Test
  void manifestsAreReadBeforeAndAfterTheChange() {
    stub(plain());
    github
        .on(
            "GET",
            FILES,
            200,
            "["
                + file("app/package.json", "modified")
                + ","
                + file("package-lock.json", "added")
                + "]")
        .on("GET", "/repos/acme/shop/compare/" + BASE + "..." + HEAD, 200, comparison())
        .onQuery(
            "Texts",
            "{\"data\": {\"repository\": {\"f0\": %s, \"f1\": %s, \"f2\": null}}}"
                .formatted(blob("old").replace('\'', '"'), blob("new").replace('\'', '"')));

    Reading.Read read =
        (Reading.Read)
            github
                .forge()
                .read(
                    PULL,
                    policies ->
                        new Wanted(true, Set.of(), Set.of(), false, false, false, false, Set.of()));

    assertThat(read.change().files().texts())
        .containsExactly(new FileText("app/package.json", "old", "new"));
    assertThat(read.change().files().unreadTexts()).containsExactly("package-lock.json");
    assertThat(github.bodies("POST", "/graphql").get(1).path("variables").path("e0").asText())
        .isEqualTo(OLD + ":app/package.json");
  }

  @Test
  void whatWasReviewedEarlierIsCompared() {
    stub(
        pull(
            plain(),
            "reviews",
            list(
                """
                {'fullDatabaseId': 5, 'state': 'APPROVED', 'submittedAt': '2026-03-02T09:00:00Z',
                 'authorCanPushToRepository': true, 'commit': {'oid': '%s'},
                 'author': {'__typename': 'User', 'login': 'eve'}}
                """
                    .formatted(OLD))));
    github.on("GET", "/repos/acme/shop/compare/" + BASE + "..." + OLD, 200, comparison());

    Reading.Read read =
        (Reading.Read)
            github
                .forge()
                .read(
                    PULL,
                    policies ->
                        new Wanted(false, Set.of(), Set.of(), false, true, false, false, Set.of()));

    assertThat(read.change().earlier()).containsOnlyKeys(new Sha(OLD));
    assertThat(read.change().earlier().values().iterator().next().files())
        .containsOnlyKeys("src/keys.rs");
  }

  @Test
  void foldersOfTheBaseAreReadWholeOrNotAtAll() {
    github.on(
        "GET",
        "/repos/acme/shop/git/trees/" + BASE,
        200,
        """
        {"sha": "x", "url": "y", "truncated": false, "tree": [
          {"path": "src", "type": "tree"}, {"path": "src/a", "type": "blob"}]}
        """);
    Wanted folders = new Wanted(false, Set.of(), Set.of(), true, false, false, false, Set.of());

    assertThat(((Reading.Read) read(plain(), folders)).change().base().folders())
        .containsExactly("src");

    github.on("GET", "/repos/acme/shop/git/trees/" + BASE, 200, "{\"truncated\": true}");
    assertThat(((Reading.Read) read(plain(), folders)).change().base().folders()).isNull();
  }

  private Reading read(ObjectNode answer, Wanted wanted) {
    stub(answer);
    return github.forge().read(PULL, policies -> wanted);
  }

  private void stub(ObjectNode answer) {
    github
        .onQuery("PullState", answer)
        .onQuery("Texts", aResponse().withBody("{\"data\": {\"repository\": {\"f0\": null}}}"))
        .on("GET", FILES, 200, "[" + file("src/keys.rs", "renamed") + "]");
  }

  private static Wanted wanted() {
    return new Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of());
  }

  private static String file(String path, String status) {
    return """
    {"sha": "1", "filename": "%s", "status": "%s", "additions": 1, "deletions": 0,
     "changes": 1, "previous_filename": "src/old.rs", "patch": "@@ -1 +1,2 @@\\n a\\n+b",
     "contents_url": "https://x.example/c?ref=%s"}
    """
        .formatted(path, status, HEAD)
        .replace(status.equals("renamed") ? "\0" : "\"previous_filename\": \"src/old.rs\",", "");
  }

  private static String comparison() {
    return "{\"merge_base_commit\": {\"sha\": \""
        + OLD
        + "\"}, \"files\": ["
        + file("src/keys.rs", "modified")
        + "]}";
  }

  private static String blob(String text) {
    return ("{'__typename': 'Blob', 'oid': '1', 'byteSize': 1, 'isBinary': false,"
            + " 'isTruncated': false, 'text': '%s'}")
        .formatted(text);
  }

  private static String folder(String name, int mode) {
    return "{'__typename': 'Tree', 'entries': [{'name': '%s', 'mode': %d}]}".formatted(name, mode);
  }
}
