package dev.countersign.queue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// The queue in memory keeps the contract, so that what is tested with it is true of the others.
class MemoryQueueTest extends QueueContract {
  private final MemoryQueue queue = new MemoryQueue();

  @Override
  public Queue queue(int process) {
    return queue;
  }

  @Test
  void aStoreThatIsDownSaysSo() {
    queue.down(true);
    assertThatThrownBy(() -> queue.nextDue(NEVER)).isInstanceOf(StoreDown.class);
  }
}
