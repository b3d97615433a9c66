package dev.countersign.github;

import dev.countersign.change.Reviewer;
import dev.countersign.forge.Asked;
import dev.countersign.forge.Asked.Refused;
import dev.countersign.forge.PullId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Asks for reviews. GitHub takes all or nobody, so after a refusal each is asked for alone.
final class Reviewers {
  private static final int MOST = 15;

  private final Rest rest;

  Reviewers(Rest rest) {
    this.rest = rest;
  }

  Asked ask(PullId pull, List<Reviewer> reviewers) {
    List<Reviewer> fit = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (Reviewer reviewer : new LinkedHashSet<>(reviewers)) {
      if (foreign(pull, reviewer)) {
        refused.add(new Refused(reviewer, "the team is of another organisation"));
      } else if (fit.size() >= MOST) {
        refused.add(new Refused(reviewer, "GitHub takes 15 reviewers at most"));
      } else {
        fit.add(reviewer);
      }
    }
    if (fit.isEmpty()) {
      return new Asked(List.of(), refused);
    }
    return all(pull, fit, refused);
  }

  private Asked all(PullId pull, List<Reviewer> fit, List<Refused> refused) {
    try {
      post(pull, fit);
      return new Asked(fit, refused);
    } catch (dev.countersign.github.Refused no) {
      if (no.status() != 422 || fit.size() == 1) {
        fit.forEach(reviewer -> refused.add(new Refused(reviewer, why(no))));
        return new Asked(List.of(), refused);
      }
      return oneByOne(pull, fit, refused);
    }
  }

  private Asked oneByOne(PullId pull, List<Reviewer> fit, List<Refused> refused) {
    List<Reviewer> asked = new ArrayList<>();
    for (Reviewer reviewer : fit) {
      try {
        post(pull, List.of(reviewer));
        asked.add(reviewer);
      } catch (dev.countersign.github.Refused no) {
        refused.add(new Refused(reviewer, why(no)));
      }
    }
    return new Asked(asked, refused);
  }

  private void post(PullId pull, List<Reviewer> reviewers) {
    List<String> users = new ArrayList<>();
    List<String> teams = new ArrayList<>();
    for (Reviewer reviewer : reviewers) {
      switch (reviewer) {
        case Reviewer.User(var login) -> users.add(login.value());
        case Reviewer.Team(var name) -> teams.add(name.slug());
      }
    }
    String path = Rest.path(pull.repo()) + "/pulls/" + pull.number() + "/requested_reviewers";
    rest.send(
        Access.judging(pull.installation()),
        "POST",
        path,
        Map.of("reviewers", users, "team_reviewers", teams));
  }

  private static boolean foreign(PullId pull, Reviewer reviewer) {
    return reviewer instanceof Reviewer.Team(var name)
        && !name.org().equals(pull.repo().owner().toLowerCase(Locale.ROOT));
  }

  private static String why(dev.countersign.github.Refused refused) {
    if (refused.said().contains("global id")) {
      return "the app cannot see the team; it needs the permission members: read";
    }
    if (refused.status() == 403) {
      return "the app needs the permission " + refused.lacking("pull_requests: write");
    }
    return refused.said().isEmpty() ? "GitHub refuses it" : refused.said();
  }
}
