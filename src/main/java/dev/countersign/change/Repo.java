package dev.countersign.change;

import java.util.regex.Pattern;

/// A repository by its owner and name, as in `acme/shop`.
public record Repo(String owner, String name) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  public Repo {
    if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a repository is named owner/name, not \"" + owner + "/" + name + "\"");
    }
  }

  /// Reads `owner/name`.
  public static Repo of(String full) {
    int slash = full.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a repository is named owner/name, not \"" + full + "\"");
    }
    return new Repo(full.substring(0, slash), full.substring(slash + 1));
  }

  /// The repository in which an organisation keeps the policy for all its repositories.
  public Repo ofOrganisation() {
    return new Repo(owner, ".github");
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
