package dev.countersign.sandbox;

import org.jspecify.annotations.Nullable;

/// A pull request before it is opened.
///
/// @param branch the head branch; null makes one up
/// @param fork whether it comes from the author's fork
public record Proposal(
    String author,
    String title,
    Files files,
    String body,
    @Nullable String branch,
    @Nullable String base,
    boolean draft,
    boolean fork) {

  public static Proposal by(String author, String title, Files files) {
    return new Proposal(author, title, files, "", null, null, false, false);
  }

  public Proposal saying(String text) {
    return new Proposal(author, title, files, text, branch, base, draft, fork);
  }

  public Proposal from(String head) {
    return new Proposal(author, title, files, body, head, base, draft, fork);
  }

  public Proposal into(String target) {
    return new Proposal(author, title, files, body, branch, target, draft, fork);
  }

  public Proposal asDraft() {
    return new Proposal(author, title, files, body, branch, base, true, fork);
  }

  public Proposal fromFork() {
    return new Proposal(author, title, files, body, branch, base, draft, true);
  }
}
