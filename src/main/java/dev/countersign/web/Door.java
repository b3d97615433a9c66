package dev.countersign.web;

import dev.countersign.gate.Capacity;
import dev.countersign.gate.Intake;
import dev.countersign.gate.Intake.Envelope;
import dev.countersign.gate.Intake.Taken;
import dev.countersign.queue.StoreDown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for GitHub's deliveries: `POST /github/webhooks`.
public final class Door implements Room {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final Intake intake;
  private final Runnable ring;
  private final Capacity capacity;
  private final Large large = new Large();

  /// @param ring says that there may be work now
  public Door(Intake intake, Runnable ring, Capacity capacity) {
    this.intake = intake;
    this.ring = ring;
    this.capacity = capacity;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/github/webhooks", this::take);
  }

  private void take(Context context) {
    Envelope envelope =
        new Envelope(
            context.header("X-Hub-Signature-256"),
            context.header("X-GitHub-Hook-ID"),
            context.header("X-GitHub-Delivery"),
            context.header("X-GitHub-Event"));
    if (envelope.signature() == null) {
      answer(context, 401, "The header X-Hub-Signature-256 must be there.");
      return;
    }
    if (context.req().getContentLengthLong() > WebServer.LARGEST_BODY) {
      answer(context, 413, "The body may have 25 MB at most.");
      return;
    }
    if (capacity.full()) {
      answer(context, 503, "More waits here than can be judged soon; send it again later.");
      return;
    }
    if (!large.enter(context.req().getContentLengthLong())) {
      answer(context, 503, "Too many deliveries at once; send it again later.");
      return;
    }
    try {
      said(context, intake.take(envelope, context.bodyAsBytes(), json(context.contentType())));
    } catch (StoreDown down) {
      LOG.error("a delivery could not be kept, GitHub is told so", down);
      answer(context, 503, "The delivery could not be kept; send it again later.");
    } finally {
      large.leave(context.req().getContentLengthLong());
    }
  }

  private void said(Context context, Taken taken) {
    switch (taken) {
      case Taken.Kept(String reaction) -> {
        ring.run();
        answer(context, 202, reaction);
      }
      case Taken.Seen seen -> answer(context, 202, "seen before");
      case Taken.Forged forged -> answer(context, 401, "The signature does not fit the body.");
      case Taken.Malformed(String why) -> answer(context, 400, why);
      case Taken.WrongType wrong ->
          answer(context, 415, "The content type must be application/json.");
    }
  }

  private static boolean json(@Nullable String type) {
    return type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static void answer(Context context, int status, String sentence) {
    context.status(status).contentType("text/plain; charset=utf-8").result(sentence + "\n");
  }

  /// Room for a few large bodies at once, and for many small ones: nobody is known to be GitHub
  /// before the whole body was read, and neither strangers nor a slow database must fill the
  /// memory.
  private static final class Large {
    private static final long SMALL = 1L << 20;
    private static final int AT_ONCE = 4;

    /// What small ones may have together, in kilobytes.
    private static final int TOGETHER = 32 << 10;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore kilobytes = new Semaphore(TOGETHER);

    /// @param length in bytes, negative where it is not told
    boolean enter(long length) {
      return small(length) ? kilobytes.tryAcquire(kilobytes(length)) : free.tryAcquire();
    }

    void leave(long length) {
      if (small(length)) {
        kilobytes.release(kilobytes(length));
      } else {
        free.release();
      }
    }

    private static int kilobytes(long length) {
      return (int) (length >> 10) + 1;
    }

    private static boolean small(long length) {
      return length >= 0 && length <= SMALL;
    }
  }
}
