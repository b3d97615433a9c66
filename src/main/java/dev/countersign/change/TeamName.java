package dev.countersign.change;

import java.util.Locale;

/// A team by organisation and slug, both in lower case, as in `acme/security`.
public record TeamName(String org, String slug) implements Comparable<TeamName> {
  public TeamName {
    org = org.toLowerCase(Locale.ROOT);
    slug = slug.toLowerCase(Locale.ROOT);
    if (org.isBlank() || slug.isBlank() || slug.contains("/")) {
      throw new IllegalArgumentException(
          "a team is named organisation/team, not \"" + org + "/" + slug + "\"");
    }
  }

  /// Reads `org/slug`, or `slug` alone as a team of the given organisation.
  public static TeamName of(String text, String organisation) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new TeamName(organisation, text)
        : new TeamName(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(TeamName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return org + "/" + slug;
  }
}
