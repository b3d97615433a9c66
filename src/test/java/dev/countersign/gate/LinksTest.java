package dev.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Repo;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Links lead to one page, for a time, and cannot be made by others.
class LinksTest {
  private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
  private static final Repo SHOP = Repo.of("acme/shop");
  private static final String PATH = "/repos/acme/shop/pulls/4";

  private final Links links = new Links("https://gate.example", "https://github.com", "a secret");
  private final String link = links.pull(SHOP, 4, NOW);
  private final String until = link.replaceAll(".*until=([0-9]+).*", "$1");
  private final String key = link.replaceAll(".*key=(.+)", "$1");

  @Test
  void aLinkOfOursIsGood() {
    assertThat(link).startsWith("https://gate.example" + PATH + "?");
    assertThat(links.good(PATH, until, key, NOW)).isTrue();
  }

  @Test
  void itIsTheSameForADaySoThatNoCheckDiffers() {
    assertThat(links.pull(SHOP, 4, NOW.plus(Duration.ofHours(3)))).isEqualTo(link);
  }

  @Test
  void itIsGoodForAMonthAtLeastAndNotForThree() {
    assertThat(links.good(PATH, until, key, NOW.plus(Duration.ofDays(29)))).isTrue();
    assertThat(links.good(PATH, until, key, NOW.plus(Duration.ofDays(61)))).isFalse();
  }

  @Test
  void itDoesNotOpenAnotherPage() {
    assertThat(links.good("/repos/acme/shop/pulls/5", until, key, NOW)).isFalse();
    assertThat(links.good("/repos/acme/shops/pulls/4", until, key, NOW)).isFalse();
  }

  @Test
  void aLaterEndIsNotBelieved() {
    String later = Long.toString(Long.parseLong(until) + 1);
    assertThat(links.good(PATH, later, key, NOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',''", "x,y", "99999999999999999999,y", "-1,y"})
  void whatIsNoLinkIsNotGood(String end, String signature) {
    assertThat(links.good(PATH, end, signature, NOW)).isFalse();
  }

  @Test
  void anotherSecretMakesOtherLinks() {
    assertThat(
            new Links("https://gate.example", "https://github.com", "another")
                .good(PATH, until, key, NOW))
        .isFalse();
  }
}
