package dev.countersign.wording;

import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.VersionStep;

/// How far the project's version goes, and how far it must.
final class Versions {
  private Versions() {}

  static String brief(Finding.VersionRaised raised) {
    return raised.demanded() == null
        ? "Wait for the commits"
        : "Raise the version by a " + raised.demanded() + " step";
  }

  static String sentence(Finding.VersionRaised raised) {
    return brief(raised)
        + (raised.demanded() == null ? "" : " at least: now " + steps(raised) + demand(raised))
        + ".";
  }

  static String steps(Finding.VersionRaised raised) {
    return raised.steps().isEmpty()
        ? "no manifest's version moves"
        : Lists.and(raised.steps().stream().map(Versions::step).toList());
  }

  private static String step(VersionStep step) {
    String part = step.part();
    String how =
        part == null
            ? "not to be read as versions"
            : part.equals("back") ? "which goes back" : "a " + part + " step";
    return "%s moves from %s to %s (%s)"
        .formatted(
            Harmless.code(step.file()),
            Harmless.code(step.before()),
            Harmless.code(step.after()),
            how);
  }

  /// What is demanded, and because of what.
  static String demand(Finding.VersionRaised raised) {
    if (raised.demanded() == null) {
      return "; what went in since the last release is not known";
    }
    String since =
        raised.release() == null ? "" : " since the release " + Harmless.code(raised.release());
    String because =
        raised.because().isEmpty() ? "" : " because of " + Harmless.code(raised.because());
    return "; what went in" + since + " demands a " + raised.demanded() + " step" + because;
  }
}
