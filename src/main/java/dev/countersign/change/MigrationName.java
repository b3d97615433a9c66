package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.util.Optional;

/// How migrations are named: a run of N stands for the number, as in `NNNN_*.sql`; `*` and `?` for
/// anything.
public final class MigrationName {
  private static final Pattern RUN = Pattern.compile("N+");
  private static final int LONGEST = 200;

  private final String pattern;
  private final Pattern compiled;

  /// @throws IllegalArgumentException where there is not exactly one number, as what is wanted
  public MigrationName(String pattern) {
    this.pattern = pattern;
    Matcher run = RUN.matcher(pattern);
    boolean one = pattern.length() <= LONGEST && run.find();
    if (!one || RUN.matcher(pattern.substring(run.end())).find() || pattern.contains("/")) {
      throw new IllegalArgumentException("a file name with one run of N, as in NNNN_*.sql");
    }
    String digits =
        run.group().length() == 1 ? "(\\d{1,18})" : "(\\d{" + run.group().length() + "})";
    this.compiled =
        Pattern.compile(
            quoted(pattern.substring(0, run.start()))
                + digits
                + quoted(pattern.substring(run.end())));
  }

  private static String quoted(String part) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < part.length(); at++) {
      char character = part.charAt(at);
      regex.append(
          switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(character));
          });
    }
    return regex.toString();
  }

  /// The number of a file of that name; empty where it is not named so.
  public Optional<BigInteger> number(String fileName) {
    Matcher matcher = compiled.matcher(fileName);
    return matcher.matches() ? Optional.of(new BigInteger(matcher.group(1))) : Optional.empty();
  }

  public String pattern() {
    return pattern;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MigrationName name && name.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
