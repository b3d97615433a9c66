package dev.countersign.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The words by which a description closes issues.
class ClosingReferencesTest {
  private static final Repo SHOP = Repo.of("acme/shop");

  private static List<String> closes(String body) {
    return ClosingReferences.in(body, SHOP);
  }

  @Test
  void anIssueIsClosedByItsNumberAddressOrRepository() {
    assertThat(
            closes(
                "Fixes #12, closes: other/place#3 and resolves https://github.com/acme/shop/issues/4"))
        .containsExactly("acme/shop#12", "other/place#3", "acme/shop#4");
  }

  @Test
  void eachIsNamedOnce() {
    assertThat(closes("close #1\nclosed #1\nFIX #1")).containsExactly("acme/shop#1");
  }

  @Test
  void aMentionClosesNothing() {
    assertThat(closes("See #12. Prefixes #3; fix 4; fixes #0")).isEmpty();
  }

  @Test
  void whatIsHiddenClosesNothing() {
    assertThat(closes("<!-- fixes #1 --> text <!-- fixes #2")).isEmpty();
  }
}
