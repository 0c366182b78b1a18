package dev.headroom.intake;

import static dev.headroom.intake.Pushes.eventually;
import static dev.headroom.intake.Pushes.key;
import static dev.headroom.intake.Pushes.log;
import static dev.headroom.intake.Pushes.samples;
import static dev.headroom.intake.Pushes.unremembered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.intake.Pushes.Receipts;
import dev.headroom.storage.ListFollower;
import dev.headroom.storage.MemoryLog;
import dev.headroom.storage.Refusal;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower's disk fails: nothing is acknowledged, nothing is lost, nothing is applied twice. */
final class IntakeFaultTest {
  private final MemoryLog wal = new MemoryLog();
  private final ListFollower metrics =
      new ListFollower("metrics", batch -> !batch.series().isEmpty());
  private final ListFollower logs = new ListFollower("logs", batch -> !batch.logs().isEmpty());
  private final CollectorRegistry registry = new CollectorRegistry();
  private final Intake intake =
      new Intake(wal, List.of(metrics, logs), Pushes.quickConfig(), registry);
  private final Receipts receipts = new Receipts();

  @BeforeEach
  void open() throws Exception {
    intake.recover((position, end) -> {});
  }

  @AfterEach
  void close() {
    metrics.letGo();
    intake.close();
    wal.close();
  }

  private boolean ready() {
    return intake.followers().getFirst().ready();
  }

  @Test
  void aFailedFollowerRefusesWhatWaitsAndCatchesUpByReplay() throws Exception {
    intake.accept(samples(1), key(1, 1), receipts::tell);
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    metrics.save();
    metrics.hold();
    metrics.breakDown(true);
    intake.accept(samples(2), key(2, 2), receipts::tell);
    intake.accept(samples(3), key(3, 3), receipts::tell);
    eventually(() -> wal.end() == 300);
    metrics.letGo();

    assertThat(Pushes.refusal(receipts.next())).isInstanceOf(Refusal.Unwritable.class);
    assertThat(Pushes.refusal(receipts.next())).isInstanceOf(Refusal.Unwritable.class);
    assertThat(ready()).isFalse();
    assertThat(intake.followers().getFirst().queuedBatches()).isZero();
    intake.accept(samples(4), key(4, 4), receipts::tell);
    assertThat(Pushes.refusal(receipts.next()))
        .isInstanceOfSatisfying(
            Refusal.Unwritable.class, refused -> assertThat(refused.reason()).contains("metrics"));
    assertThat(wal.end()).as("refused before the log").isEqualTo(300);

    eventually(() -> metrics.timesReopened() > 1);
    metrics.breakDown(false);
    eventually(this::ready);
    assertThat(metrics.positions()).containsExactly(100L, 200L, 300L);
    assertThat(metrics.caughtUpWith()).isEqualTo(3);
    intake.accept(samples(2), key(2, 2), receipts::tell);
    assertThat(receipts.next()).isEqualTo(new Receipt.AlreadyApplied());
    intake.accept(samples(4), key(4, 4), receipts::tell);
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(metrics.positions()).containsExactly(100L, 200L, 300L, 400L);
    assertThat(failures("metrics")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void whatFailsBetweenBatchesIsBroughtBackWithoutWaitingForTheNextOne() throws Exception {
    intake.accept(samples(1), key(1, 1), receipts::tell);
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    int before = metrics.timesReopened();
    metrics.failBetweenBatches();
    assertThat(ready()).isFalse();
    eventually(() -> metrics.timesReopened() > before && ready());
    assertThat(metrics.positions()).containsExactly(100L);
  }

  @Test
  void theOtherFollowersGoOn() throws Exception {
    metrics.breakDown(true);
    intake.accept(samples(1), unremembered(), receipts::tell);
    assertThat(Pushes.refusal(receipts.next())).isInstanceOf(Refusal.Unwritable.class);

    intake.accept(log("still here"), unremembered(), receipts::tell);
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(failures("logs")).isZero();
  }

  @Test
  void theLogIsKeptForAFailedFollower() throws Exception {
    intake.accept(samples(1), unremembered(), receipts::tell);
    receipts.next();
    metrics.save();
    metrics.breakDown(true);
    intake.accept(samples(2), unremembered(), receipts::tell);
    receipts.next();

    intake.release();
    assertThat(wal.released()).isEqualTo(100);
  }

  @Test
  void aBugInAFollowerIsAFailureToo() throws Exception {
    ListFollower odd =
        new ListFollower(
            "odd",
            batch -> {
              if (Thread.currentThread().getName().startsWith("follow")) {
                throw new IllegalStateException("bug");
              }
              return true;
            });
    odd.breakDown(true);
    try (Intake other =
        new Intake(wal, List.of(odd), Pushes.quickConfig(), new CollectorRegistry())) {
      other.recover((position, end) -> {});
      other.accept(samples(1), unremembered(), receipts::tell);

      assertThat(Pushes.refusal(receipts.next())).isInstanceOf(Refusal.Unwritable.class);
      odd.breakDown(false);
      eventually(() -> odd.timesReopened() > 1);
      assertThat(other.followers().getFirst().ready()).isFalse();
    }
  }

  @Test
  void failuresUnderLoadLoseNothingAndApplyNothingTwice() throws Exception {
    int acknowledged = 0;
    for (int i = 0; i < 200; i++) {
      if (i % 50 == 25) {
        metrics.breakDown(true);
      }
      int id = i;
      Receipt receipt = null;
      for (int attempt = 0;
          !(receipt instanceof Receipt.Applied || receipt instanceof Receipt.AlreadyApplied);
          attempt++) {
        intake.accept(samples(id), key(id, id), receipts::tell);
        receipt = receipts.next();
        if (attempt == 1) {
          metrics.breakDown(false);
          eventually(this::ready);
        }
      }
      acknowledged++;
      if (i % 20 == 0) {
        metrics.save();
      }
    }

    assertThat(acknowledged).isEqualTo(200);
    assertThat(metrics.positions()).hasSize(200).isSorted().doesNotHaveDuplicates();
    assertThat(failures("metrics")).as("the fault did happen").isGreaterThanOrEqualTo(4);
  }

  private double failures(String follower) {
    Double value =
        registry.getSampleValue(
            "headroom_ingest_follower_failures_total",
            new String[] {"follower"},
            new String[] {follower});
    return value == null ? 0 : value;
  }
}
