package dev.countersign.policy;

import dev.countersign.change.Command;

/// The command `/except freeze because <reason>`.
record ExceptionCommand(Case asked) {
  Wish read(Command command) {
    return new Wish.Unclear("No freeze holds this change, so there is nothing to except it from.");
  }
}
