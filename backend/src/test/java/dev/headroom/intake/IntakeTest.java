package dev.headroom.intake;

import static dev.headroom.intake.Pushes.change;
import static dev.headroom.intake.Pushes.eventually;
import static dev.headroom.intake.Pushes.key;
import static dev.headroom.intake.Pushes.log;
import static dev.headroom.intake.Pushes.samples;
import static dev.headroom.intake.Pushes.unremembered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.intake.Pushes.Receipts;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.storage.ListFollower;
import dev.headroom.storage.MemoryLog;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IntakeTest {
  private final MemoryLog wal = new MemoryLog();
  private final ListFollower metrics =
      new ListFollower("metrics", batch -> !batch.series().isEmpty());
  private final ListFollower logs = new ListFollower("logs", batch -> !batch.logs().isEmpty());
  private final CollectorRegistry registry = new CollectorRegistry();
  private final Receipts receipts = new Receipts();
  private Intake intake = intake(Pushes.quickConfig());

  private Intake intake(IntakeConfig config) {
    return new Intake(wal, List.of(metrics, logs), config, registry);
  }

  private void open() throws IOException {
    intake.recover((position, end) -> {});
  }

  private void push(Batch batch) {
    intake.accept(batch, unremembered(), receipts::tell);
  }

  @AfterEach
  void close() {
    metrics.letGo();
    logs.letGo();
    intake.close();
    wal.close();
  }

  @Test
  void aBatchIsAppliedByWhoWantsItBeforeItsReceipt() throws Exception {
    open();
    push(samples(1));

    assertThat(receipts.next()).isEqualTo(new Receipt.Applied(List.of()));
    assertThat(metrics.batches()).hasSize(1);
    assertThat(logs.batches()).isEmpty();
  }

  @Test
  void aBatchForTwoWaitsForBoth() throws Exception {
    open();
    logs.hold();
    Batch both = new Batch(1, samples(1).series(), List.of(), log("x").logs(), List.of());
    push(both);

    eventually(() -> metrics.batches().size() == 1);
    assertThat(receipts.isEmpty()).isTrue();
    logs.letGo();
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
  }

  @Test
  void followersApplyInLogOrderWhateverThreadsPush() throws Exception {
    open();
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < 4; sender++) {
      senders.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 25; i++) {
                  push(samples(i));
                }
              }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    for (int i = 0; i < 100; i++) {
      assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    }
    assertThat(metrics.positions()).hasSize(100).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatAStoreRejectsIsInTheReceipt() throws Exception {
    open();
    Rejection rejection = new Rejection("out_of_order", 1, "late");
    metrics.reject(List.of(rejection));
    push(samples(1));

    assertThat(receipts.next()).isEqualTo(new Receipt.Applied(List.of(rejection)));
  }

  @Test
  void aDuplicateIsAcknowledgedOnlyWhenTheFirstCopyIsApplied() throws Exception {
    open();
    metrics.hold();
    Receipts second = new Receipts();
    intake.accept(samples(1), key(7, 1), receipts::tell);
    intake.accept(samples(1), key(7, 1), second::tell);

    eventually(() -> intake.followers().getFirst().queuedBatches() == 2);
    assertThat(second.isEmpty()).isTrue();
    metrics.letGo();
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(second.next()).isEqualTo(new Receipt.AlreadyApplied());
    assertThat(metrics.batches()).hasSize(1);
  }

  @Test
  void aReusedKeyIsToldAndGivesItsRoomBack() throws Exception {
    open();
    intake.accept(samples(1), key(7, 1), receipts::tell);
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    intake.accept(samples(2), key(7, 2), receipts::tell);

    assertThat(receipts.next()).isEqualTo(new Receipt.NotApplied(new Refusal.KeyReused()));
    assertThat(intake.followers().getFirst().queuedBatches()).isZero();
  }

  @Test
  void whatTheLogRefusesIsRefused() throws Exception {
    open();
    Duration wait = Duration.ofSeconds(2);
    wal.refuse(new Append.NotAppended(new Refusal.Unwritable(wait, "disk full")));
    push(samples(1));
    assertThat(receipts.next())
        .isEqualTo(new Receipt.NotApplied(new Refusal.Unwritable(wait, "disk full")));

    wal.refuse(new Append.NotAppended(new Refusal.QueueFull(wait, "queue full")));
    push(samples(1));
    assertThat(receipts.next())
        .isEqualTo(new Receipt.NotApplied(new Refusal.QueueFull(wait, "queue full")));

    wal.refuse(new Append.NotAppended(new Refusal.TooLarge("too large")));
    push(samples(1));
    assertThat(receipts.next())
        .isEqualTo(new Receipt.NotApplied(new Refusal.TooLarge("too large")));

    wal.refuse(null);
    push(samples(1));
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
  }

  @Test
  void anEmptyBatchNeedsNoLog() throws Exception {
    open();
    push(Batch.ofLogs(1, List.of()));

    assertThat(receipts.next()).isEqualTo(new Receipt.Applied(List.of()));
    assertThat(wal.end()).isZero();
  }

  @Test
  void whatNobodyWantsIsLoggedAllTheSame() throws Exception {
    open();
    push(change("deploy"));

    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(wal.end()).isPositive();
  }

  @Test
  void aFullQueueRefusesBeforeTheLogAndRecovers() throws Exception {
    intake.close();
    intake =
        new Intake(
            wal,
            List.of(metrics, logs),
            new IntakeConfig(
                2, 1 << 20, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(5)),
            new CollectorRegistry());
    open();
    metrics.hold();
    push(samples(1));
    push(samples(2));
    push(samples(3));

    assertThat(Pushes.refusal(receipts.next()))
        .isInstanceOfSatisfying(
            Refusal.QueueFull.class,
            full -> {
              assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(3));
              assertThat(full.reason()).contains("metrics", "queueBatchesMax is 2");
            });
    push(log("logs have room"));
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    metrics.letGo();
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    push(samples(4));
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(metrics.batches()).hasSize(3);
  }

  @Test
  void recoveryReplaysToEachFollowerWhatItHasNotSaved() throws Exception {
    wal.leave(100, samples(1));
    wal.leave(200, log("a"));
    wal.leave(300, samples(2));
    metrics.startAt(100);
    intake.close();
    intake = new Intake(wal, List.of(metrics, logs), Pushes.quickConfig(), new CollectorRegistry());
    List<Long> progress = new ArrayList<>();
    intake.recover((position, end) -> {
      assertThat(end).isEqualTo(300);
      progress.add(position);
    });

    assertThat(progress).containsExactly(100L, 200L, 300L);
    assertThat(metrics.positions()).containsExactly(300L);
    assertThat(logs.positions()).containsExactly(200L);
    assertThat(metrics.caughtUpWith()).isEqualTo(1);
    assertThat(logs.caughtUpWith()).isEqualTo(1);
    push(samples(3));
    assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    assertThat(metrics.positions()).containsExactly(300L, 400L);
  }

  @Test
  void theLogIsReleasedUpToWhatEveryFollowerHasSaved() throws Exception {
    open();
    push(samples(1));
    receipts.next();
    push(log("a"));
    receipts.next();
    metrics.save();
    intake.release();
    assertThat(wal.released()).isZero();

    logs.save();
    eventually(() -> {
      intake.release();
      return wal.released() == 200;
    });
    push(samples(2));
    receipts.next();
    intake.release();
    assertThat(wal.released()).isEqualTo(100);
  }

  @Test
  void aFollowerThatWantsLittleDoesNotKeepTheLogForEver() throws Exception {
    open();
    for (int i = 0; i < 5; i++) {
      push(samples(i));
      receipts.next();
    }
    metrics.save();

    eventually(() -> {
      intake.release();
      return wal.released() == 500;
    });
    assertThat(logs.durablePosition()).isZero();
  }

  @Test
  void listenersAreToldAfterDataWasApplied() throws Exception {
    open();
    AtomicInteger seen = new AtomicInteger();
    intake.onApplied(() -> seen.set(metrics.batches().size()));
    for (int i = 0; i < 10; i++) {
      push(samples(i));
    }

    eventually(() -> seen.get() == 10);
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws Exception {
    open();
    intake.onApplied(() -> {
      throw new IllegalStateException("bug in a listener");
    });
    for (int i = 0; i < 3; i++) {
      intake.accept(
          samples(i),
          unremembered(),
          receipt -> {
            receipts.tell(receipt);
            throw new IllegalStateException("bug in a receiver");
          });
      assertThat(receipts.next()).isInstanceOf(Receipt.Applied.class);
    }
  }

  @Test
  void underSteadyLoadListenersAreToldNowAndThen() throws Exception {
    open();
    AtomicInteger told = new AtomicInteger();
    intake.onApplied(told::incrementAndGet);
    metrics.hold();
    for (int i = 0; i < 100; i++) {
      push(samples(i));
    }
    eventually(() -> intake.followers().getFirst().queuedBatches() == 100 && wal.end() == 10_000);
    metrics.letGo();
    for (int i = 0; i < 100; i++) {
      receipts.next();
    }

    eventually(() -> told.get() >= 2);
    assertThat(told.get()).isLessThan(10);
  }

  @Test
  void closingWaitsForReceiptsThatAreDue() throws Exception {
    open();
    metrics.hold();
    push(samples(1));
    Thread closing = Thread.ofPlatform().start(intake::close);
    eventually(() -> refusesAsStopping());
    assertThat(closing.isAlive()).isTrue();
    metrics.letGo();
    closing.join(5_000);

    assertThat(closing.isAlive()).isFalse();
    assertThat(metrics.batches()).hasSize(1);
  }

  private boolean refusesAsStopping() {
    Receipts one = new Receipts();
    intake.accept(log("x"), unremembered(), one::tell);
    try {
      return one.next()
              instanceof Receipt.NotApplied(Refusal.Unwritable(Duration wait, String reason))
          && reason.contains("stopping")
          && wait.isPositive();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
