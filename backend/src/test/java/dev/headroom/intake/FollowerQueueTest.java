package dev.headroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowerQueueTest {
  private final FollowerQueue queue = new FollowerQueue(3, 1_000);

  private static QueuedBatch delivery(long position) {
    Submission submission = new Submission(Pushes.samples(position), 100, List.of(), receipt -> {});
    return new QueuedBatch(position, submission, false);
  }

  @Test
  void roomIsCountedInBatchesAndInBytes() {
    assertThat(queue.reserve(400)).isTrue();
    assertThat(queue.reserve(400)).isTrue();
    assertThat(queue.reserve(400)).as("1,200 bytes").isFalse();
    assertThat(queue.reserve(200)).isTrue();
    assertThat(queue.reserve(0)).as("four batches").isFalse();
    assertThat(queue.batches()).isEqualTo(3);
    assertThat(queue.bytes()).isEqualTo(1_000);

    queue.release(400);
    assertThat(queue.reserve(400)).isTrue();
  }

  @Test
  void oneLargeBatchFitsAnEmptyQueue() {
    assertThat(queue.reserve(5_000)).isTrue();
    assertThat(queue.reserve(1)).isFalse();
    queue.release(5_000);
    assertThat(queue.reserve(1)).isTrue();
  }

  @Test
  void deliveriesComeOutInOrderAndTheLastOneEndsIt() throws Exception {
    queue.add(delivery(1));
    queue.add(delivery(2));
    queue.close();

    assertThat(queue.take(Duration.ofMillis(1)))
        .isNotNull()
        .extracting(QueuedBatch::position)
        .isEqualTo(1L);
    assertThat(queue.take(Duration.ofMillis(1)))
        .isNotNull()
        .extracting(QueuedBatch::position)
        .isEqualTo(2L);
    assertThat(queue.take(Duration.ofMillis(1))).isNull();
  }

  @Test
  void idleMeansNothingWaitsAndNothingIsBeingApplied() throws Exception {
    assertThat(queue.isIdle()).isTrue();
    queue.add(delivery(1));
    assertThat(queue.isIdle()).isFalse();
    assertThat(queue.take(Duration.ofMillis(1))).isNotNull();
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.isIdle()).as("being applied").isFalse();
    queue.close();
    assertThat(queue.take(Duration.ofMillis(1))).isNull();
    assertThat(queue.isIdle()).isTrue();
  }

  @Test
  void whileItFailsItTurnsDownAndRemembersWhatIsOwed() {
    queue.add(delivery(1));
    queue.add(delivery(2));
    assertThat(queue.fail("disk")).extracting(QueuedBatch::position).containsExactly(1L, 2L);
    assertThat(queue.failing()).contains("disk");
    assertThat(queue.isIdle()).isFalse();
    assertThat(queue.add(delivery(3))).isFalse();

    assertThat(queue.owed()).isEqualTo(3);
    assertThat(queue.recovered(2)).as("3 is still owed").isFalse();
    assertThat(queue.recovered(3)).isTrue();
    assertThat(queue.failing()).isEmpty();
    assertThat(queue.add(delivery(4))).isTrue();
  }

  @Test
  void waitingEndsWhenItIsClosed() throws Exception {
    assertThat(queue.awaitClosed(Duration.ofNanos(1))).isFalse();
    queue.close();
    assertThat(queue.awaitClosed(Duration.ofDays(1))).isTrue();
  }
}
