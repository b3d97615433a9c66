package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What titles and messages say by the Conventional Commits specification, version 1.0.0.
public final class Commits {
  private static final Pattern TITLE =
      Pattern.compile("^([\\pL\\pN][\\pL\\pN_-]*)(?:\\(([^()\\r\\n]+)\\))?(!)?:[ \\t]+(\\S.*)");

  // A footer's token is followed by a colon and a space or by a space and a hash; a colon alone is
  // enough here,
  // since overlooking a break is the worse mistake.
  private static final Pattern BREAKING = Pattern.compile("(?m)^BREAKING[ -]CHANGE(?::| #)");

  private Commits() {}

  /// A title such as `feat(api)!: rotate keys`.
  ///
  /// @param kind in lower case; kinds are compared without case
  /// @param breaking whether a `!` stands before the colon; a footer may say it too
  public record Conventional(
      String kind, @Nullable String scope, boolean breaking, String subject) {}

  /// What the first line says; empty where it is no conventional title.
  public static Optional<Conventional> ofTitle(String title) {
    Matcher matcher = TITLE.matcher(title.strip());
    return matcher.find()
        ? Optional.of(
            new Conventional(
                matcher.group(1).toLowerCase(Locale.ROOT),
                scope(matcher),
                matcher.group(3) != null,
                matcher.group(4).strip()))
        : Optional.empty();
  }

  private static @Nullable String scope(Matcher matcher) {
    String scope = matcher.group(2);
    return scope == null ? null : scope.strip();
  }

  /// Whether a line starts with `BREAKING CHANGE:` or `BREAKING-CHANGE:`, in capitals as the
  /// specification demands.
  public static boolean hasBreakingFooter(String text) {
    return BREAKING.matcher(text).find();
  }
}
