package dev.countersign.gate;

import dev.countersign.change.BodyEdit;
import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.SectionTemplate;
import dev.countersign.forge.PullId;
import dev.countersign.ledger.Watched;
import dev.countersign.wording.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the buttons of a check do. GitHub shows them to everybody who sees the check, so who
/// pressed is asked first.
final class Presses {
  private static final Logger LOG = LoggerFactory.getLogger(Presses.class);

  private final Ports ports;

  Presses(Ports ports) {
    this.ports = ports;
  }

  void answer(Subject.Press press, Instant now) {
    PullId id = press.id();
    Optional<Watched> watched = ports.register().find(id.repo(), id.number());
    if (watched.isEmpty() || !mayPress(press, watched.get())) {
      LOG.atInfo().addKeyValue("pull", id).addKeyValue("by", press.by()).log("button not for them");
      return;
    }
    switch (press.action()) {
      case Publisher.INSERT -> insert(id, watched.get());
      case Publisher.REVIEWERS -> ports.register().keep(watched.get().withAsked(Set.of(), now));
      case Publisher.AGAIN -> LOG.atDebug().addKeyValue("pull", id).log("asked to check again");
      default -> LOG.atInfo().addKeyValue("action", press.action()).log("no such button");
    }
    ports.queue().add(Reactions.personal(new Subject.Pull(id), now));
  }

  /// The author, and everybody with write.
  private boolean mayPress(Subject.Press press, Watched watched) {
    Login by = new Login(press.by());
    return by.equals(new Login(watched.author()))
        || ports
            .forge()
            .permission(press.id().installation(), press.id().repo(), by)
            .atLeast(Permission.WRITE);
  }

  private void insert(PullId id, Watched watched) {
    if (watched.account() == null) {
      return;
    }
    List<Account.Template> missing = Json.read(watched.account(), Account.class).templates();
    Optional<String> body = ports.forge().description(id);
    if (missing.isEmpty() || body.isEmpty()) {
      return;
    }
    List<SectionTemplate> sections =
        missing.stream()
            .map(part -> new SectionTemplate(part.title(), part.also(), part.text()))
            .toList();
    switch (BodyEdit.withSections(body.get(), sections)) {
      case BodyEdit.Edited(String with) when !with.equals(body.get()) ->
          ports.forge().describe(id, body.get(), with);
      case BodyEdit.Edited same -> LOG.atInfo().addKeyValue("pull", id).log("nothing is missing");
      case BodyEdit.Refused(String why) ->
          LOG.atInfo().addKeyValue("pull", id).addKeyValue("why", why).log("not edited");
    }
  }
}
