package dev.countersign.cli;

/// Small policies for stories.
final class Policies {
  /// Somebody else must look, and the description must say why.
  static final String TWO_EYES =
      """
      policy: two-eyes
      title: Two pairs of eyes
      types: {other: {}}
      sections: {why: {title: Why, min_words: 1}}
      rules:
        - rule: One reviewer
          require: {approvals: {count: 1}}
          because: Nobody sees their own mistakes.
        - rule: Reason given
          require: {sections: [why]}
          because: A reviewer must know what for.
      """;

  private Policies() {}
}
