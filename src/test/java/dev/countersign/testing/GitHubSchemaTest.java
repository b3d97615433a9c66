package dev.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GitHubSchemaTest {

  private final GitHubSchema schema = GitHubSchema.published();

  @Test
  void aQueryThatTheSchemaAllowsIsAccepted() {
    assertThat(
            schema.check(
                """
                query($owner: String!, $name: String!, $number: Int!) {
                  repository(owner: $owner, name: $name) {
                    pullRequest(number: $number) {
                      headRefOid isDraft body
                      reviews(first: 100) { nodes { state commit { oid } author { login } } }
                    }
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void aFieldThatIsNotThereIsRefused() {
    assertThat(schema.check("{ viewer { nickname } }"))
        .singleElement()
        .asString()
        .contains("nickname");
  }

  @Test
  void anArgumentOfAnotherTypeIsRefused() {
    assertThat(schema.check("{ repository(owner: 1, name: \"vault\") { id } }")).isNotEmpty();
    assertThat(schema.check("{ repository(owner: \"acme\") { id } }")).isNotEmpty();
  }

  @Test
  void aDocumentThatIsNotGraphQlIsRefused() {
    assertThat(schema.check("{ viewer {")).hasSize(1);
  }
}
