package dev.countersign.github;

/// GitHub answered, and it is a no that asking again does not change. Never leaves this room: each
/// request says what a refusal means to it.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String said;
  private final String permissions;

  /// @param permissions those GitHub says would have been enough, empty where it does not tell
  Refused(Outgoing request, int status, String said, String permissions) {
    super(
        "GitHub refuses "
            + request
            + " with "
            + status
            + (said.isEmpty() ? "" : " (" + said + ")")
            + (permissions.isEmpty() ? "" : "; it needs the permission " + permissions));
    this.status = status;
    this.said = said;
    this.permissions = permissions;
  }

  int status() {
    return status;
  }

  /// GitHub's own sentence.
  String said() {
    return said;
  }

  /// Whether nothing is there, as far as we may see.
  boolean gone() {
    return status == 404 || status == 410 || status == 451;
  }

  /// What is missing, as a phrase for a person who can grant it.
  String lacking(String otherwise) {
    return permissions.isEmpty() ? otherwise : permissions.replace('=', ':').replace(",", " or ");
  }
}
