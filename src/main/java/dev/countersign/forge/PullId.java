package dev.countersign.forge;

import dev.countersign.change.Repo;

/// A pull request by where it is: the installation that lets us see it, its repository, its number.
public record PullId(long installation, Repo repo, int number) {
  @Override
  public String toString() {
    return repo + "#" + number;
  }
}
