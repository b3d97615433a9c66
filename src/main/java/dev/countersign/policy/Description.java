package dev.countersign.policy;

import dev.countersign.change.Asked;
import dev.countersign.change.Body;
import dev.countersign.change.Reply;
import dev.countersign.change.Tick;
import java.util.ArrayList;
import java.util.List;

/// The description of a change, asked in the policy's words.
final class Description {
  private final Body body;

  Description(String markdown) {
    this.body = Body.of(markdown);
  }

  /// Whether it is longer than what is read of it.
  boolean partial() {
    return body.partial();
  }

  /// What a field says, wherever it says something.
  List<String> field(String name) {
    return body.field(name);
  }

  /// How it replies where a section is asked for.
  Reply reply(Section section) {
    return reply(
        new Asked(
            names(section),
            section.minWords(),
            section.accept(),
            section.oneOf(),
            section.template()));
  }

  /// How it replies where a field must give a reason of so many words.
  Reply reply(String field, int minWords) {
    return reply(new Asked(List.of(field), minWords, List.of(), List.of(), null));
  }

  private Reply reply(Asked asked) {
    Reply reply = body.answer(asked);
    boolean answered = reply instanceof Reply.Answered;
    return body.partial() && !answered ? new Reply.Unread() : reply;
  }

  /// The items with a box in a section.
  List<Tick> ticks(Section section) {
    return body.checklist(names(section));
  }

  private static List<String> names(Section section) {
    List<String> names = new ArrayList<>(List.of(section.title()));
    names.addAll(section.also());
    return names;
  }
}
