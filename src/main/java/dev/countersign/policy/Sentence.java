package dev.countersign.policy;

/// What is said of facts on approvals that cannot be had. Plain text, not Markdown.
final class Sentence {
  static final String COMMITS_CUT =
      "The list of commits is not complete, so that nobody can be shown not to have written one:"
          + " no approval counts.";

  static final String MAY_HAVE_WRITTEN =
      "may have written a commit: the list of commits is not complete";

  static final String OWNED_FILES_CUT =
      "The list of changed files is not complete: which code owners must approve is not known.";

  private Sentence() {}

  static String ownersUnread(String path) {
    return path + " of the base branch could not be read: who owns the changed files is not known.";
  }

  static String ownersByMail(String mail, String files) {
    return "CODEOWNERS names %s for %s: whose address that is cannot be told, and it is passed over."
        .formatted(mail, files);
  }

  static String ownersLine(int line, String why) {
    return "Line %d of CODEOWNERS is passed over: %s.".formatted(line, why);
  }

  static String stranger(String commit, String name) {
    return "Commit %s names %s, who has no account here: should that be an approver, it cannot be seen."
        .formatted(commit, name);
  }
}
