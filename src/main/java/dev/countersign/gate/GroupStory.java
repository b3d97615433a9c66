package dev.countersign.gate;

import dev.countersign.forge.MergeGroup;
import dev.countersign.forge.PullId;
import dev.countersign.forge.PullRef;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.wording.Account;
import dev.countersign.wording.Accounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The story of a merge group: each pull request in it is judged again, since an approval may be
/// gone or a freeze begun, and the group's head is answered. A queue waits for an answer, so there
/// always is one.
final class GroupStory {
  private static final Logger LOG = LoggerFactory.getLogger(GroupStory.class);

  private final Ports ports;
  private final Assessor assessor;
  private final Publisher publisher;
  private final InstantSource clock;

  GroupStory(Ports ports, Assessor assessor, Publisher publisher, InstantSource clock) {
    this.ports = ports;
    this.assessor = assessor;
    this.publisher = publisher;
    this.clock = clock;
  }

  void tell(Subject.Group group) {
    Instant now = clock.instant();
    MergeGroup carried =
        ports
            .forge()
            .mergeGroup(group.installation(), group.repo(), group.baseBranch(), group.head());
    switch (carried) {
      case MergeGroup.Carries(List<PullRef> pulls) -> answer(group, pulls, now);
      case MergeGroup.Unknown(String why) -> {
        Account account =
            Accounts.unreadableFacts(
                List.of("It cannot be told which pull requests this merge group carries: " + why));
        say(group, Assessor.USUAL_CHECK, account, now);
      }
    }
  }

  private void answer(Subject.Group group, List<PullRef> pulls, Instant now) {
    Map<String, Map<String, Account>> checks = new LinkedHashMap<>();
    for (PullRef pull : pulls) {
      for (Named said : checksOf(pull, now)) {
        checks
            .computeIfAbsent(said.name(), name -> new LinkedHashMap<>())
            .put("#" + pull.id().number(), said.account());
      }
    }
    checks.forEach((name, accounts) -> say(group, name, Accounts.ofGroup(accounts), now));
  }

  private List<Named> checksOf(PullRef pull, Instant now) {
    PullId id = pull.id();
    return switch (assessor.assess(id, Map.of(), now)) {
      case Assessment.Judged judged -> {
        ports.queue().add(Reactions.event(new Subject.Pull(id), now, null));
        yield SeparateChecks.of(judged);
      }
      case Assessment.Unjudged unjudged ->
          List.of(new Named(unjudged.check(), unjudged.head(), unjudged.account()));
      case Assessment.Gone(String why) -> {
        LOG.warn("{} of a merge group cannot be seen: {}", id, why);
        Account account = Accounts.unreadableFacts(List.of(why));
        yield List.of(new Named(Assessor.USUAL_CHECK, pull.head(), account));
      }
      case Assessment.Closed closed -> List.of();
      case Assessment.Untouched untouched -> List.of();
    };
  }

  private void say(Subject.Group group, String check, Account account, Instant now) {
    PullId anchor = new PullId(group.installation(), group.repo(), 0);
    Named named = new Named(check, group.head(), account);
    publisher.publish(anchor, named, publisher.found(anchor, named).stream().toList(), now);
    LOG.atInfo()
        .addKeyValue("repo", group.repo())
        .addKeyValue("group", group.head().brief())
        .addKeyValue("standing", account.standing())
        .log("merge group answered");
  }
}
