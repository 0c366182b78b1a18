package dev.headroom.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Batch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store that is filled from the log promises; its tests extend this. */
public abstract class FollowerContract {
  /** The follower of this test, which has not been given anything yet. */
  public abstract Follower follower();

  /** The batch of a number, which the follower wants. */
  public abstract Batch batch(long number);

  /** Applies a batch and has it saved, as the follower does from time to time. */
  public abstract void applyAndSave(long position, Batch batch) throws Exception;

  /** Numbers of the batches that readers see, in order. */
  public abstract List<Long> seen() throws Exception;

  private void apply(long number) throws IOException {
    assertThat(follower().apply(number * 100, batch(number))).isEmpty();
  }

  private void applyAndSave(long number) throws Exception {
    applyAndSave(number * 100, batch(number));
  }

  @Test
  void anEmptyOneIsWellAndNeedsAllOfTheLog() throws Exception {
    assertThat(follower().name()).matches("[a-z][a-z-]*");
    assertThat(follower().wants(batch(1))).isTrue();
    assertThat(follower().failing()).isEmpty();
    assertThat(follower().durablePosition()).isZero();
    assertThat(follower().releasablePosition()).isZero();
    assertThat(seen()).isEmpty();
  }

  @Test
  void whatWasAppliedIsSeenOnceItHasCaughtUp() throws Exception {
    apply(1);
    apply(2);
    apply(3);
    follower().caughtUp();

    assertThat(seen()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void nothingIsDurableThatWasNotApplied() throws Exception {
    apply(1);
    assertThat(follower().durablePosition()).isBetween(0L, 100L);
    applyAndSave(2);
    assertThat(follower().durablePosition()).isEqualTo(200);
    apply(3);
    assertThat(follower().durablePosition()).isBetween(200L, 300L);
  }

  @Test
  void theLogMayLetGoOfWhatIsSavedAndOfNothingElse() throws Exception {
    for (long number = 1; number <= 6; number++) {
      applyAndSave(number);
      assertThat(follower().releasablePosition()).isLessThanOrEqualTo(number * 100);
    }
    assertThat(follower().releasablePosition()).isPositive();
  }

  @Test
  void afterAFailureItStandsWhereItSaysAndReplayBringsTheRest() throws Exception {
    applyAndSave(1);
    applyAndSave(2);
    apply(3);
    follower().reopen();
    long durable = follower().durablePosition();
    assertThat(durable).isBetween(200L, 300L);
    for (long number = durable / 100 + 1; number <= 5; number++) {
      apply(number);
    }
    follower().caughtUp();

    assertThat(seen()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(follower().failing()).isEmpty();
  }

  @Test
  void itCanBeReopenedAgainAndAgain() throws Exception {
    applyAndSave(1);
    follower().reopen();
    follower().reopen();
    follower().caughtUp();

    assertThat(follower().durablePosition()).isEqualTo(100);
    assertThat(seen()).containsExactly(1L);
  }
}
