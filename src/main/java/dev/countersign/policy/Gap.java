package dev.countersign.policy;

import dev.countersign.change.FileChange;
import dev.countersign.change.Person;

/// Sentences on facts that cannot be had in full, and on the reading that holds because of it.
final class Gap {
  static final String FILES_CUT =
      "The list of changed files is not complete: what could hold of a file is taken to hold.";
  static final String TITLE_LONG =
      "The title is too long to be read whole: the stricter reading holds.";
  static final String BODY_LONG =
      "The description is too long to be read whole: the stricter reading holds.";
  static final String COMMITS_CUT =
      "The list of commits is not complete: the stricter reading of their kinds holds.";
  static final String COMMITS_UNSEEN =
      "The list of commits is not complete: that nobody else has a hand in them is not known, and"
          + " the approvals stay wanted.";
  static final String FOLDERS_UNKNOWN =
      "Which folders the base branch has is not known: a folder of the change that could be new is"
          + " taken to be new.";
  static final String GENERATED_UNKNOWN =
      "The base branch's .gitattributes could not be read: which files are generated is not known,"
          + " and the stricter reading of the size holds.";

  static final String SEVERITY_UNSAID =
      "The emergency's declaration names no severity (a label cannot): the stricter reading holds.";
  static final String MANIFEST_UNSEEN =
      "What changes in a manifest is not known: it is not taken to be dependencies alone.";

  /// Where no team is unseen, it is the rota that leaves open who is in a role.
  static final String ROTA_UNREAD =
      "A role's rota cannot be read: what could hold of who is in it is taken to hold.";

  private Gap() {}

  static String linesUnsent(FileChange file) {
    return "The changed lines of %s are too many to be sent: what could hold of them is taken to hold."
        .formatted(file.path());
  }

  static String lineTooLong(FileChange file) {
    return "A changed line of %s is too long to be read whole: the stricter reading holds."
        .formatted(file.path());
  }

  static String textUnread(String path) {
    return "The content of %s could not be read: what could hold of its dependencies is taken to hold."
        .formatted(path);
  }

  static String teamUnseen(Object team) {
    return "The team %s does not exist or cannot be seen: whether somebody is in it is not known."
        .formatted(team);
  }

  static String notOnly(Person bot) {
    return "Not every commit is @%s's own and verified: the change is not taken to be its alone."
        .formatted(bot.login());
  }

  static String revertUnproven(String commit) {
    return "Whether %s names a merged change is not known: the stricter reading of a revert holds."
        .formatted(commit);
  }

  static String holidaysUnread(String file) {
    return "The holidays in %s are not on the base branch or cannot be read: the stricter reading of business hours holds."
        .formatted(file);
  }

  static String versionUnread(String path) {
    return "The project's version in %s cannot be read: it is taken to be moved by any part."
        .formatted(path);
  }

  static String undecided(String what) {
    return "The %s is asked for before it is decided: the stricter reading holds.".formatted(what);
  }
}
