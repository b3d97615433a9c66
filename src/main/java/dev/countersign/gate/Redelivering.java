package dev.countersign.gate;

import dev.countersign.forge.ForgeDown;
import dev.countersign.queue.Work;
import java.time.Duration;

/// Work as it is done, but that deliveries are asked for again only while there is room for them:
/// each is asked for a few times at most, and none of them in vain.
///
/// @param asked is told of each that was asked for
public record Redelivering(Workshop.Job job, Capacity capacity, Runnable asked)
    implements Workshop.Job {
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  @Override
  public void run(Work.Claim claim) {
    boolean again = Subject.of(claim.key()) instanceof Subject.Again;
    if (again && capacity.full()) {
      throw new ForgeDown("too much waits here to ask for more", A_WHILE, null);
    }
    job.run(claim);
    if (again) {
      asked.run();
    }
  }

  @Override
  public void givenUp(Work.Claim claim) {
    job.givenUp(claim);
  }
}
