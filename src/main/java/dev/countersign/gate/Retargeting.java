package dev.countersign.gate;

import dev.countersign.forge.PullId;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.ledger.Watched;
import dev.countersign.ledger.Watched.Publication;
import dev.countersign.wording.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A check says nothing about a branch it was not given for: when a pull request goes elsewhere, an
/// open verdict is closed before anything else is read or judged.
final class Retargeting {
  private final Ports ports;
  private final Publisher publisher;

  Retargeting(Ports ports, Publisher publisher) {
    this.ports = ports;
    this.publisher = publisher;
  }

  void close(PullId id, Watched watched, Instant now) {
    List<Publication> published = new ArrayList<>();
    for (Publication old : watched.published()) {
      if (old.conclusion().equals("success") || old.conclusion().equals("neutral")) {
        Named check = new Named(old.check(), old.head(), Accounts.retargeted(watched.author()));
        publisher.publish(id, check, watched.published(), now).ifPresent(published::add);
      } else {
        published.add(old);
      }
    }
    ports.register().keep(watched.withPublished(published));
  }
}
