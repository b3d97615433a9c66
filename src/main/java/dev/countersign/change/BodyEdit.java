package dev.countersign.change;

import java.util.List;

/// A body with the sections it lacks put in, every character that was there still in its place.
public sealed interface BodyEdit {
  /// The longest body that GitHub takes, in characters.
  int MOST_CHARACTERS = 65_536;

  /// The body as it should be; the same body where nothing was missing.
  record Edited(String body) implements BodyEdit {}

  /// The body cannot be edited, in a sentence for its author.
  record Refused(String why) implements BodyEdit {}

  /// Puts in each section that is not there under any of its names, and the template under each
  /// heading that stands empty. Doing it again changes nothing.
  static BodyEdit withSections(String body, List<SectionTemplate> sections) {
    if (body.length() > MOST_CHARACTERS) {
      return tooLong();
    }
    BodyDraft draft = BodyDraft.of(body, sections);
    String edited = draft.edited();
    if (edited.length() > MOST_CHARACTERS) {
      return tooLong();
    }
    return draft.holds(edited)
        ? new Edited(edited)
        : new Refused(
            "The description holds something unclosed, so that no section can be put in. Add the sections by hand.");
  }

  private static Refused tooLong() {
    return new Refused(
        "With the missing sections the description would be longer than the %d characters that GitHub takes. Shorten it, then try again."
            .formatted(MOST_CHARACTERS));
  }
}
