package dev.countersign.policy;

import java.util.List;

/// An obligation that a change brings when what it begins with happens.
///
/// @param checklist the entries that are asked for of this change
public record Promise(Obligation obligation, List<String> checklist) {
  public Promise {
    checklist = List.copyOf(checklist);
  }
}
