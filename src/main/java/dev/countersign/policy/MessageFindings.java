package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.Commits;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Truth;
import dev.countersign.policy.Finding.MessageFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How titles and messages of commits stand.
record MessageFindings(Change change) {
  private static final Pattern SIGNATURE = Pattern.compile("(?i)^[a-z-]+-by:.*|^\\s*$");

  /// A text to look at: the first line, and what follows it.
  private record Message(@Nullable String commit, String subject, String rest) {
    static Message of(Commit commit) {
      String[] lines = commit.message().split("\\R", 2);
      return new Message(commit.id().brief(), lines[0], lines.length > 1 ? lines[1] : "");
    }
  }

  Finding of(Requirement.Messages wanted) {
    if (!wanted.fromTitle() && !change.commitsComplete()) {
      return new Finding.Unknown(
          State.WAITING, "the list of commits is not complete, so that not every one can be read");
    }
    List<MessageFault> faults =
        messages(wanted.fromTitle()).stream()
            .flatMap(message -> fault(message, wanted).stream())
            .toList();
    return new Finding.Messages(BodyFindings.state(faults.isEmpty()), faults);
  }

  private List<Message> messages(boolean fromTitle) {
    PullRequest pull = change.pull();
    return fromTitle
        ? List.of(new Message(null, pull.title(), VisibleText.of(pull.body())))
        : change.commits().stream()
            .filter(commit -> !commit.mergeOfBase())
            .map(Message::of)
            .toList();
  }

  private static Optional<MessageFault> fault(Message message, Requirement.Messages wanted) {
    List<String> wrong = new ArrayList<>();
    if (wanted.conventional() || !wanted.kinds().isEmpty()) {
      kind(message, wanted, wrong);
    }
    if (wanted.body() && message.rest().lines().allMatch(l -> SIGNATURE.matcher(l).matches())) {
      wrong.add("says nothing below its first line");
    }
    if (wanted.reference() != null
        && wanted.reference().in(message.subject() + "\n" + message.rest()) != Truth.YES) {
      wrong.add("has no reference that matches " + wanted.reference());
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new MessageFault(message.commit(), message.subject(), wrong));
  }

  private static void kind(Message message, Requirement.Messages wanted, List<String> wrong) {
    String kind = Commits.ofTitle(message.subject()).map(Commits.Conventional::kind).orElse(null);
    if (kind == null) {
      wrong.add("is not written as kind: subject");
    } else if (!wanted.kinds().isEmpty() && !wanted.kinds().contains(kind)) {
      wrong.add(
          "is of the kind %s, not one of %s".formatted(kind, String.join(", ", wanted.kinds())));
    }
  }
}
