package dev.countersign.wording;

import dev.countersign.change.Login;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A verdict in words: all that people read of it, on the check, on its page and in a terminal.
/// Sentences are Markdown of one line; what comes from the change in them is already made harmless.
///
/// @param title what the merge box shows
/// @param alerts what must be said before all else, as that the policy cannot be read
/// @param author login of the author, without `@`
/// @param todo what the author must do, each a sentence
/// @param awaited who or what is awaited, each a phrase
/// @param rules every rule that applies, in the policy's order
/// @param why why this type and risk, each a sentence
/// @param factors the risk's factors, none where it has none
/// @param approvals approvals that were not counted, or that still count, each a sentence
/// @param guidance what helps whom now, each a text
/// @param gaps what could not be known, each a sentence
/// @param notes whatever else there is to say
/// @param policy the policy judged by
/// @param remarks remarks on lines of files
/// @param templates sections that could be put into the description, by title and template
public record Account(
    Standing standing,
    String title,
    List<String> alerts,
    String author,
    @Nullable String type,
    @Nullable String risk,
    List<String> areas,
    List<String> todo,
    List<String> awaited,
    List<RuleLine> rules,
    List<String> why,
    List<FactorLine> factors,
    List<String> approvals,
    List<String> guidance,
    List<String> gaps,
    List<String> notes,
    @Nullable PolicyLine policy,
    List<Remark> remarks,
    List<Template> templates) {
  public Account {
    alerts = List.copyOf(alerts);
    areas = List.copyOf(areas);
    todo = List.copyOf(todo);
    awaited = List.copyOf(awaited);
    rules = List.copyOf(rules);
    why = List.copyOf(why);
    factors = List.copyOf(factors);
    approvals = List.copyOf(approvals);
    guidance = List.copyOf(guidance);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
    remarks = List.copyOf(remarks);
    templates = List.copyOf(templates);
  }

  /// The author, mentioned.
  String mentioned() {
    return Harmless.person(new Login(author));
  }

  /// The same without what grows by itself, as how long ago somebody was asked: two that are equal
  /// so say the same.
  public Account ageless() {
    Draft draft = Draft.of(this);
    draft.awaited = awaited.stream().map(Times::ageless).toList();
    return draft.account();
  }

  /// How the check stands, mildest first: of two changes with one head the larger is shown.
  public enum Standing {
    SUCCESS,
    NEUTRAL,
    IN_PROGRESS,
    ACTION_REQUIRED,
    FAILURE
  }

  /// A rule: its mark (`✓`, `✗`, `…`, `~`, `!`), its name, how it stands in a word or phrase, and
  /// more.
  ///
  /// @param state `met`, `waiting`, `unmet`, `waived` or `noted`
  public record RuleLine(
      String mark,
      String rule,
      String state,
      String detail,
      @Nullable String because,
      List<String> clauses) {
    public RuleLine {
      clauses = List.copyOf(clauses);
    }
  }

  /// A risk factor: its name, its score, and why.
  public record FactorLine(String factor, int score, String because) {}

  /// The policy: its title and version, where it stands, and the lines of the rules that apply.
  ///
  /// @param file as people know it, not yet harmless in Markdown
  /// @param path where the file is on the code host, null where it is nowhere
  /// @param fromLine the first line of those rules, 0 where they do not stand in that file
  /// @param toLine the last of them
  public record PolicyLine(
      String title, String version, String file, @Nullable String path, int fromLine, int toLine) {
    /// The address of the file, at those lines; null where the file is nowhere.
    ///
    /// @param web the code host's address for people, empty where it is not known
    public @Nullable String at(String web) {
      if (path == null || web.isEmpty()) {
        return null;
      }
      return web + path + (fromLine > 0 ? "#L" + fromLine + "-L" + toLine : "");
    }
  }

  /// A remark on lines of a changed file.
  ///
  /// @param level `notice`, `warning` or `failure`
  public record Remark(String path, int fromLine, int toLine, String level, String message) {}

  /// A section's title, its other names, and what stands under it until it is answered.
  public record Template(String title, List<String> also, String text) {
    public Template {
      also = List.copyOf(also);
    }
  }
}
