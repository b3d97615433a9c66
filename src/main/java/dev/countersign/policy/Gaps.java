package dev.countersign.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The facts that were missed while judging, and remarks on the way, each said once.
final class Gaps {
  private final Set<String> sentences = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  void note(Held held) {
    sentences.addAll(held.gaps());
  }

  void missed(String sentence) {
    sentences.add(sentence);
  }

  void remark(String sentence) {
    notes.add(sentence);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  List<String> remarks() {
    return List.copyOf(notes);
  }
}
