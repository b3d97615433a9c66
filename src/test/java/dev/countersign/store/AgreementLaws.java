package dev.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.queue.MemoryQueue;
import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Received;
import dev.countersign.queue.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is asked of a queue, in whatever order, the databases and the memory answer alike: what
/// is tested with the one is true of the others.
class AgreementLaws {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final int STORIES = 25;
  private static final int LENGTH = 120;

  @ParameterizedTest
  @EnumSource(Database.class)
  void theDatabaseAnswersAsTheMemoryDoes(Database database) {
    try (Stores stores = Stores.open(database, 1)) {
      for (int seed = 0; seed < STORIES; seed++) {
        Queue kept = stores.emptied().of(0).queue();
        assertThat(new Story(seed, kept).told())
            .as("seed %d", seed)
            .isEqualTo(new Story(seed, new MemoryQueue()).told());
      }
    }
  }

  /// A story by chance: the same for the same seed.
  private static final class Story {
    private final Random chance;
    private final Queue queue;
    private final List<Work.Claim> claims = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = NOON;

    Story(int seed, Queue queue) {
      this.chance = new Random(seed);
      this.queue = queue;
    }

    List<String> told() {
      for (int i = 0; i < LENGTH; i++) {
        now = now.plusMillis(chance.nextInt(700));
        told.add(now + " " + step());
      }
      return told;
    }

    private String step() {
      return switch (chance.nextInt(12)) {
            case 0, 1, 2 -> "add " + add();
            case 3 -> "accept " + accept();
            case 4, 5, 6 -> "claim " + claim();
            case 7, 8 -> "done " + with(claim -> queue.done(claim, now));
            case 9 -> "again " + with(this::again);
            case 10 -> "park " + with(this::park);
            default -> "renew " + with(claim -> queue.renew(claim, now.plusMillis(900)));
          }
          + " -> "
          + queue.nextDue(NOON)
          + " "
          + queue.depth(now);
    }

    private Work work() {
      int subject = chance.nextInt(8);
      int urgency = List.of(Work.SWEEP, Work.EVENT, Work.EVENT, Work.PERSON).get(chance.nextInt(4));
      String note = chance.nextInt(6) == 0 ? null : "n" + chance.nextInt(100);
      Instant due = now.plusMillis(chance.nextInt(4) * 500L);
      return new Work("k" + subject, "g" + subject % 3, urgency, due, note);
    }

    private Work add() {
      Work work = work();
      queue.add(work);
      return work;
    }

    private boolean accept() {
      Received received = new Received("hook", "g" + chance.nextInt(40), "push", "{}", now);
      return queue.accept(received, List.of(work(), work()));
    }

    private String claim() {
      List<Work.Claim> more = queue.claim(now, Duration.ofMillis(1500), 1 + chance.nextInt(3));
      claims.addAll(more);
      return more.stream().map(Story::told).toList().toString();
    }

    private static String told(Work.Claim claim) {
      return "%s %d %d %d %s"
          .formatted(
              claim.key(), claim.urgency(), claim.generation(), claim.attempts(), claim.notes());
    }

    private String with(Function<Work.Claim, Boolean> what) {
      if (claims.isEmpty()) {
        return "nothing";
      }
      Work.Claim claim = claims.get(chance.nextInt(claims.size()));
      boolean superseded = queue.superseded(claim);
      return told(claim) + " superseded " + superseded + " " + what.apply(claim);
    }

    private boolean again(Work.Claim claim) {
      queue.again(claim, now.plusMillis(chance.nextInt(3000)), "failed", chance.nextBoolean());
      return true;
    }

    private boolean park(Work.Claim claim) {
      queue.park(claim, "failed");
      return true;
    }
  }
}
