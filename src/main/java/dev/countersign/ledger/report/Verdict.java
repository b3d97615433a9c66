package dev.countersign.ledger.report;

import java.util.List;

/// What is counted of a verdict.
///
/// @param told whether it says who approved
record Verdict(String type, String risk, String author, boolean told, List<String> approvers) {
  static final Verdict NONE = of(Detail.NONE);

  Verdict {
    approvers = List.copyOf(approvers);
  }

  static Verdict of(Detail said) {
    return new Verdict(
        said.text("/account/type"),
        said.text("/account/risk"),
        said.text("/author"),
        said.has("/approvers"),
        said.texts("/approvers"));
  }
}
