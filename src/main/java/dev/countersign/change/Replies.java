package dev.countersign.change;

import dev.countersign.change.BodyLine.Box;
import java.util.List;
import java.util.Optional;

/// How what is found of a section replies to what is asked.
record Replies(Asked asked, TemplateText template) {
  private static final int QUOTED = 40;

  static Reply to(Asked asked, List<Found> found) {
    Replies replies = new Replies(asked, new TemplateText(asked.template()));
    return found.stream().map(replies::to).reduce(new Reply.Missing(), Replies::better);
  }

  private static Reply better(Reply one, Reply other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Reply reply) {
    return switch (reply) {
      case Reply.Missing _, Reply.Unread _ -> 0;
      case Reply.Empty _ -> 1;
      case Reply.TooShort _ -> 2;
      case Reply.NotOneOf _ -> 3;
      case Reply.Answered _ -> 4;
    };
  }

  private Reply to(Found found) {
    List<VisibleLine> all = found.visible();
    List<VisibleLine> own = template.removedFrom(all);
    return chosen(own).or(() -> empty(found, all, own)).orElseGet(() -> said(own));
  }

  private Optional<Reply> chosen(List<VisibleLine> own) {
    String text = VisibleLine.text(own);
    String choice = choice(own);
    boolean accepted = isIn(asked.accept(), text) || isIn(asked.accept(), choice);
    return accepted || isIn(asked.oneOf(), choice)
        ? Optional.of(new Reply.Answered(choice))
        : Optional.empty();
  }

  /// Where choices have boxes, what is ticked; else all of it.
  static String choice(List<VisibleLine> lines) {
    boolean boxes = lines.stream().anyMatch(line -> line.box() == Box.TICKED);
    return VisibleLine.text(
        boxes ? lines.stream().filter(line -> line.box() == Box.TICKED).toList() : lines);
  }

  private static boolean isIn(List<String> choices, String text) {
    return choices.stream().anyMatch(choice -> Words.sameChoice(choice, text));
  }

  private static Optional<Reply> empty(Found found, List<VisibleLine> all, List<VisibleLine> own) {
    String text = VisibleLine.text(own);
    List<String> words = Words.of(text);
    if (!NonAnswers.only(words)) {
      return Optional.empty();
    }
    return Optional.of(new Reply.Empty(reason(found, all, own)));
  }

  private static String reason(Found found, List<VisibleLine> all, List<VisibleLine> own) {
    if (!own.isEmpty()) {
      String said = VisibleLine.text(own).replace('\n', ' ');
      return "says only '%s'"
          .formatted(said.length() > QUOTED ? said.substring(0, QUOTED) + "…" : said);
    }
    if (!all.isEmpty()) {
      return "only the template's text";
    }
    boolean brackets =
        found.lines().stream()
            .flatMap(line -> line.spans().stream())
            .anyMatch(span -> !span.text().isBlank());
    return brackets ? "only a placeholder" : "no text";
  }

  private Reply said(List<VisibleLine> own) {
    String text = VisibleLine.text(own);
    if (!asked.oneOf().isEmpty()) {
      return new Reply.NotOneOf(choice(own), asked.oneOf());
    }
    int words = Words.count(text);
    return words < asked.minWords()
        ? new Reply.TooShort(words, asked.minWords())
        : new Reply.Answered(text);
  }
}
