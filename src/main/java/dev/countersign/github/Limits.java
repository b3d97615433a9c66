package dev.countersign.github;

import dev.countersign.forge.ForgeDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Sorts GitHub's answers: those that are one, those that say no, and those that say later.
final class Limits {
  private static final Duration AT_LEAST = Duration.ofSeconds(60);

  private final InstantSource clock;

  Limits(InstantSource clock) {
    this.clock = clock;
  }

  /// The answer, if it is one.
  ///
  /// @throws ForgeDown where it may be one later
  /// @throws Refused where it will not
  Answer answered(Outgoing request, Answer answer) {
    int status = answer.status();
    if (answer.ok()) {
      return answer;
    }
    if (limited(answer)) {
      throw new ForgeDown("GitHub wants us to wait before " + request, waitOf(answer), null);
    }
    if (status >= 500 || status < 400) {
      throw new ForgeDown("GitHub answers " + request + " with " + status, after(answer), null);
    }
    if (status == 401) {
      throw new ForgeDown(
          "GitHub does not accept the app's credentials; check GITHUB_APP_ID, GITHUB_PRIVATE_KEY"
              + " and this machine's clock",
          AT_LEAST,
          null);
    }
    String permissions = answer.header("x-accepted-github-permissions").orElse("");
    throw new Refused(request, status, answer.message(), permissions);
  }

  /// How long GitHub wants us to wait: as it says, else until its budget is full again, else a
  /// minute.
  Duration waitOf(Answer answer) {
    Duration told = after(answer);
    if (told != null) {
      return told;
    }
    OptionalLong reset = number(answer, "x-ratelimit-reset");
    if (spent(answer) && reset.isPresent()) {
      Duration until = Duration.between(clock.instant(), Instant.ofEpochSecond(reset.getAsLong()));
      return until.isPositive() ? until.plusSeconds(1) : Duration.ofSeconds(1);
    }
    return AT_LEAST;
  }

  /// Whether an answer says that too much was asked.
  static boolean limited(Answer answer) {
    if (answer.status() == 429) {
      return true;
    }
    return answer.status() == 403
        && (answer.header("retry-after").isPresent() || spent(answer) || saysSo(answer));
  }

  private static boolean saysSo(Answer answer) {
    String said = answer.message().toLowerCase(Locale.ROOT);
    return said.contains("rate limit") || said.contains("abuse detection");
  }

  private static boolean spent(Answer answer) {
    OptionalLong left = number(answer, "x-ratelimit-remaining");
    return left.isPresent() && left.getAsLong() == 0;
  }

  private static @Nullable Duration after(Answer answer) {
    OptionalLong seconds = number(answer, "retry-after");
    return seconds.isPresent() ? Duration.ofSeconds(Math.max(1, seconds.getAsLong())) : null;
  }

  static OptionalLong number(Answer answer, String header) {
    String text = answer.header(header).orElse("").strip();
    return text.matches("\\d{1,12}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
