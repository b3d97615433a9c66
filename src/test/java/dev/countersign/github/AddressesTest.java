package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a GitHub is.
class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.github.com, https://api.github.com/graphql, https://github.com",
    "https://api.github.com/, https://api.github.com/graphql, https://github.com",
    "https://api.acme.ghe.com, https://api.acme.ghe.com/graphql, https://acme.ghe.com",
    "https://git.acme.example/api/v3, https://git.acme.example/api/graphql, https://git.acme.example",
    "https://git.acme.example:8443/api/v3/, https://git.acme.example:8443/api/graphql, https://git.acme.example:8443",
    "http://127.0.0.1:8090, http://127.0.0.1:8090/graphql, http://127.0.0.1:8090"
  })
  void everyAddressFollowsFromTheRestBase(String rest, String graphql, String web) {
    Addresses addresses = Addresses.of(rest);

    assertThat(addresses.graphql()).isEqualTo(URI.create(graphql));
    assertThat(addresses.web()).isEqualTo(URI.create(web));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.github.com",
        "http://api.github.com",
        "ftp://api.github.com",
        "https://user:secret@api.github.com",
        "https://api.github.com?x=1",
        "https://",
        "not an address"
      })
  void whatCannotBeARestBaseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.of(text))
        .withMessageContaining("https://api.github.com")
        .withMessageNotContaining("secret");
  }

  @Test
  void browsersMayHaveAnAddressOfTheirOwn() {
    Addresses addresses = Addresses.of("https://api.github.com").withWeb("https://proxy.acme/");

    assertThat(addresses.web()).isEqualTo(URI.create("https://proxy.acme"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.github.com/x, true",
    "https://API.github.com/x, true",
    "https://api.github.com.evil.example/x, false",
    "http://api.github.com/x, false",
    "https://api.github.com:444/x, false"
  })
  void onlyItsOwnHostIsGivenCredentials(String other, boolean owns) {
    assertThat(Addresses.of("https://api.github.com").owns(URI.create(other))).isEqualTo(owns);
  }
}
