package dev.countersign.policy;

import dev.countersign.change.Reply;
import java.util.List;

/// The description of a change, asked in the policy's words.
final class Description {
  Description(String markdown) {}

  boolean partial() {
    return false;
  }

  List<String> field(String name) {
    return List.of();
  }

  Reply reply(Section section) {
    return new Reply.Missing();
  }
}
