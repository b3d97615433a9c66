package dev.countersign.wording;

import dev.countersign.policy.Finding;
import dev.countersign.policy.Finding.FileFault;
import dev.countersign.policy.Finding.MessageFault;
import java.util.List;

/// What is wrong in titles, messages and files, line by line.
final class Faults {
  private static final int SHOWN = 10;

  private Faults() {}

  static String brief(Finding.Messages messages) {
    if (messages.faults().stream().anyMatch(fault -> fault.commit() == null)) {
      return "Rewrite the title or description";
    }
    return "Reword " + Lists.count(messages.faults().size(), "commit");
  }

  static String sentence(Finding.Messages messages) {
    List<String> faults = messages.faults().stream().map(Faults::of).toList();
    boolean title = messages.faults().stream().anyMatch(fault -> fault.commit() == null);
    return (title ? "Rewrite the title or description: " : "Reword these commits: ")
        + Lists.first(faults, faults.size(), SHOWN)
        + ".";
  }

  private static String of(MessageFault fault) {
    String wrong =
        String.join(" and ", fault.wrong().stream().map(each -> Harmless.text(each, 300)).toList());
    String subject = Harmless.code(fault.subject());
    return (fault.commit() == null ? "the title " : fault.commit() + " ") + subject + " " + wrong;
  }

  static String sentence(Finding.ChangelogEntry entry) {
    String file = Harmless.code(entry.file());
    if (!entry.entries() && entry.faults().isEmpty()) {
      return "Add an entry to "
          + file
          + ", as a list below a group such as Added or Fixed; under Unreleased will do.";
    }
    String mend = "Mend " + file + ": " + lines(entry.faults());
    return mend + (entry.entries() ? "." : "; and add an entry, which is missing.");
  }

  static String sentence(Finding.Migrations migrations) {
    List<String> faults =
        migrations.faults().stream()
            .map(fault ->
                Harmless.code(fault.path())
                    + ", line "
                    + fault.line()
                    + ": "
                    + Harmless.text(fault.what(), 300))
            .toList();
    return "Mend the migrations: " + Lists.first(faults, faults.size(), SHOWN) + ".";
  }

  private static String lines(List<FileFault> faults) {
    List<String> lines =
        faults.stream()
            .map(fault -> "line " + fault.line() + ", " + Harmless.text(fault.what(), 300))
            .toList();
    return Lists.first(lines, lines.size(), SHOWN);
  }

  /// Faults that have a line of a file.
  static List<FileFault> of(Finding finding) {
    return switch (finding) {
      case Finding.ChangelogEntry entry -> entry.faults();
      case Finding.Migrations migrations -> migrations.faults();
      case Finding.Alternatives any ->
          any.alternatives().stream()
              .flatMap(List::stream)
              .flatMap(each -> of(each).stream())
              .toList();
      case Finding _ -> List.of();
    };
  }

  static String percentages(Finding.Coverage coverage) {
    if (coverage.checks().isEmpty()) {
      return Harmless.code(coverage.pattern()) + " not reported yet";
    }
    return Lists.and(
        coverage.checks().stream()
            .map(one ->
                Harmless.code(one.check())
                    + (one.running()
                        ? " is running"
                        : one.percent() == null
                            ? " tells no percentage"
                            : " tells " + one.percent() + " %"))
            .toList());
  }
}
