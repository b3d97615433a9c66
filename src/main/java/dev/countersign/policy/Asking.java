package dev.countersign.policy;

/// How reviewers are asked.
///
/// @param request false: nobody is asked
/// @param teamsFirst whether a role's team is asked rather than people of it
/// @param onDraft whether drafts are asked for too
/// @param limit the most to ask at once
public record Asking(boolean request, boolean teamsFirst, boolean onDraft, int limit) {
  public static Asking usual() {
    return new Asking(true, true, false, 3);
  }
}
