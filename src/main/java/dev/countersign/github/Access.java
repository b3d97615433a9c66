package dev.countersign.github;

/// In whose name a request is made.
sealed interface Access {
  /// In the app's own.
  record App() implements Access {}

  /// In an installation's, for a purpose.
  record Installation(long id, Purpose purpose) implements Access {}

  /// In an installation's, to judge its pull requests.
  static Access judging(long installation) {
    return new Installation(installation, Purpose.JUDGING);
  }

  /// In an installation's, to open issues.
  static Access telling(long installation) {
    return new Installation(installation, Purpose.TELLING);
  }
}
