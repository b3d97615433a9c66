package dev.countersign.github;

import java.util.Locale;

/// A list of a pull request that may have more pages than the first answer holds.
enum Connection {
  LABELS("labels", "Labels"),
  COMMITS("commits", "Commits"),
  REVIEWS("reviews", "Reviews"),
  REQUESTS("reviewRequests", "Requests"),
  THREADS("reviewThreads", "Threads"),
  CLOSES("closingIssuesReferences", "Closes"),
  /// Read from its end backwards.
  TIMELINE("timelineItems", "Timeline"),
  /// Below the rollup of the head commit, which is null where there are none.
  CONTEXTS("contexts", "Contexts");

  private final String field;
  private final String fragment;

  Connection(String field, String fragment) {
    this.field = field;
    this.fragment = fragment;
  }

  String field() {
    return field;
  }

  boolean backwards() {
    return this == TIMELINE;
  }

  /// The document that asks for the next page.
  String more() {
    String page =
        switch (this) {
          case TIMELINE ->
              "timelineItems(last: $page, before: $at, itemTypes: [LABELED_EVENT,"
                  + " READY_FOR_REVIEW_EVENT, HEAD_REF_FORCE_PUSHED_EVENT])";
          case CONTEXTS, LABELS, COMMITS, REVIEWS, REQUESTS, THREADS, CLOSES ->
              field + "(first: $page, after: $at)";
        };
    String selected = page + " { ..." + fragment + " }";
    return Documents.whole(
        "query More"
            + fragment
            + "($owner: String!, $name: String!, $number: Int!, $page: Int!, $at: String!) {\n"
            + "  repository(owner: $owner, name: $name) {\n"
            + "    pullRequest(number: $number) { headRefOid "
            + (this == CONTEXTS ? "statusCheckRollup { " + selected + " }" : selected)
            + " }\n  }\n}");
  }

  /// What it is called in a sentence.
  String words() {
    return switch (this) {
      case REQUESTS -> "review requests";
      case THREADS -> "conversations";
      case CLOSES -> "closing issues";
      case CONTEXTS -> "checks";
      case LABELS, COMMITS, REVIEWS, TIMELINE -> name().toLowerCase(Locale.ROOT);
    };
  }
}
