package dev.countersign.gate;

import dev.countersign.change.Login;
import dev.countersign.forge.Delivery;
import dev.countersign.forge.Ear;
import dev.countersign.forge.Event;
import dev.countersign.ledger.Register;
import dev.countersign.queue.Queue;
import dev.countersign.queue.Work;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where deliveries come in: proven genuine, understood, and kept together with the work they
/// cause, before they are acknowledged.
public final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Ear ear;
  private final Queue queue;
  private final Register register;
  private final Reactions reactions;
  private final Aftermath aftermath;
  private final InstantSource clock;

  public Intake(Ear ear, Ports ports, Pace pace, InstantSource clock) {
    this.ear = ear;
    this.queue = ports.queue();
    this.register = ports.register();
    this.reactions = new Reactions(ports.register(), pace.debounce());
    this.aftermath = new Aftermath(ports);
    this.clock = clock;
  }

  /// What came of a delivery.
  public sealed interface Taken {
    /// It is kept.
    ///
    /// @param reaction what it leads to, in words
    record Kept(String reaction) implements Taken {}

    /// It was kept before; nothing more is done.
    record Seen() implements Taken {}

    /// Its signature is absent or wrong.
    record Forged() implements Taken {}

    /// It is genuine, and not said to be JSON.
    record WrongType() implements Taken {}

    /// Its body cannot be understood.
    record Malformed(String why) implements Taken {}
  }

  /// What a delivery says of itself in its headers.
  public record Envelope(
      @Nullable String signature,
      @Nullable String hook,
      @Nullable String guid,
      @Nullable String event) {}

  /// Takes a delivery in.
  ///
  /// @param json whether it is said to be JSON
  /// @throws dev.countersign.queue.StoreDown where it cannot be kept; then nothing is
  public Taken take(Envelope envelope, byte[] body, boolean json) {
    if (!ear.genuine(body, envelope.signature())) {
      return new Taken.Forged();
    }
    if (!json) {
      return new Taken.WrongType();
    }
    if (envelope.guid() == null || envelope.event() == null) {
      return new Taken.Malformed("The headers X-GitHub-Delivery and X-GitHub-Event must be there.");
    }
    String hook = envelope.hook() == null ? "" : envelope.hook();
    Delivery delivery =
        new Delivery(
            hook, envelope.guid(), envelope.event(), new String(body, StandardCharsets.UTF_8));
    try {
      return keep(delivery, ear.hear(delivery));
    } catch (IllegalArgumentException malformed) {
      LOG.warn("delivery {} is not understood: {}", delivery.guid(), malformed.getMessage());
      return new Taken.Malformed("The body is not the JSON that its headers promise.");
    }
  }

  private Taken keep(Delivery delivery, Event event) {
    Instant now = clock.instant();
    rememberHead(event, now);
    Reactions.Reaction reaction = reactions.to(event, now);
    rememberComment(event, reaction);
    List<Work> work = new ArrayList<>(reaction.work());
    work.addAll(aftermath.of(event, now));
    boolean first =
        queue.accept(
            new Queue.Received(
                delivery.hook(), delivery.guid(), delivery.event(), delivery.body(), now),
            work);
    LOG.atInfo()
        .addKeyValue("delivery", delivery.guid())
        .addKeyValue("event", delivery.event())
        .addKeyValue("reaction", first ? reaction.name() : "seen before")
        .addKeyValue("work", work.stream().map(Work::key).toList())
        .log("delivery taken");
    return first ? new Taken.Kept(reaction.name()) : new Taken.Seen();
  }

  /// A comment may be edited by the time it is answered; so it is kept as it is heard.
  private void rememberComment(Event event, Reactions.Reaction reaction) {
    if (event instanceof Event.Commanded commanded && !reaction.work().isEmpty()) {
      String said = Json.write(Comments.Said.of(commanded));
      register.keepComment(commanded.pull().repo(), commanded.comment(), said, commanded.at());
    }
  }

  /// GitHub tells who pushed a head only once, in the event; so it is kept when it is heard.
  private void rememberHead(Event event, Instant now) {
    if (event instanceof Event.PullChanged changed
        && changed.head() != null
        && changed.what() instanceof Event.Pull.Moved(var pusher)) {
      Login login = pusher == null ? null : pusher.login();
      register.keepHead(
          changed.pull().repo(),
          changed.pull().number(),
          new Register.Head(changed.head(), login, null, now));
    }
  }
}
