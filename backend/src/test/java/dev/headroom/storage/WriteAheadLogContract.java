package dev.headroom.storage;

import static dev.headroom.storage.LogDriver.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Batches;
import dev.headroom.storage.WriteAheadLog.Append;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What any write-ahead log must do; its implementations' tests extend this. */
public abstract class WriteAheadLogContract {
  private WriteAheadLog log;
  private LogDriver driver;

  /** Opens the log of this test, ready for appends; after a close the same log again. */
  public abstract WriteAheadLog open() throws IOException;

  @BeforeEach
  void openLog() throws IOException {
    log = open();
    driver = new LogDriver(log);
  }

  @AfterEach
  void closeLog() throws IOException {
    log.close();
  }

  private void reopen() throws IOException {
    closeLog();
    openLog();
  }

  @Test
  void anEmptyLogEndsAtZeroAndReplaysNothing() throws IOException {
    assertThat(log.end()).isZero();
    assertThat(driver.replay(0)).isEmpty();
  }

  @Test
  void positionsGrowAndTheLastOneIsTheEnd() {
    List<Long> positions = driver.appendAll(1, 20);

    assertThat(positions).isSorted().doesNotHaveDuplicates().first().isNotEqualTo(0L);
    assertThat(log.end()).isEqualTo(positions.getLast());
  }

  @Test
  void replayGivesEveryBatchAfterAPositionInOrder() throws IOException {
    List<Long> positions = driver.appendAll(1, 200);

    assertThat(driver.replay(0)).isEqualTo(numbers(1, 200));
    assertThat(driver.replay(positions.get(99))).isEqualTo(numbers(101, 200));
    assertThat(driver.replay(log.end())).isEmpty();
  }

  @Test
  void replayTellsThePositionsThatAppendTold() throws IOException {
    List<Long> told = driver.appendAll(1, 50);

    List<Long> replayed = new ArrayList<>();
    log.replay(0, (position, _) -> replayed.add(position));

    assertThat(replayed).isEqualTo(told);
  }

  @Test
  void aBatchComesBackAsItWas() throws IOException {
    driver.append(7);

    List<String> replayed = new ArrayList<>();
    log.replay(0, (_, batch) -> replayed.add(Batches.spelledOut(batch)));

    assertThat(replayed).containsExactly(Batches.spelledOut(Batches.numbered(7)));
  }

  @Test
  void everythingIsThereAfterARestart() throws IOException {
    List<Long> positions = driver.appendAll(1, 30);
    reopen();

    assertThat(log.end()).isEqualTo(positions.getLast());
    assertThat(driver.replay(0)).isEqualTo(numbers(1, 30));
    assertThat(position(driver.append(31))).isGreaterThan(positions.getLast());
    assertThat(driver.replay(0)).isEqualTo(numbers(1, 31));
  }

  @Test
  void aRepeatedBatchIsKnownAlsoAfterARestart() throws IOException {
    long position = position(driver.append(1));
    driver.appendAll(2, 40);

    assertThat(driver.append(1)).isEqualTo(new Append.Duplicate(position));
    reopen();
    assertThat(driver.append(1)).isEqualTo(new Append.Duplicate(position));
    assertThat(driver.replay(0)).isEqualTo(numbers(1, 40));
  }

  @Test
  void aKeyWithAnotherBodyIsRefusedForGood() throws IOException {
    driver.append(1);

    Append reused = driver.append(Batches.numbered(2), Batches.key(1, 999)).join();

    assertThat(reused).isEqualTo(new Append.NotAppended(new Refusal.KeyReused()));
    assertThat(driver.replay(0)).isEqualTo(numbers(1, 1));
  }

  @Test
  void batchesThatAreNotRememberedAreNeverRepeats() throws IOException {
    for (int i = 0; i < 3; i++) {
      position(driver.append(Batches.numbered(1), Batches.unremembered(5)).join());
    }
    reopen();
    position(driver.append(Batches.numbered(1), Batches.unremembered(5)).join());

    assertThat(driver.replay(0)).containsExactly(1L, 1L, 1L, 1L);
  }

  @Test
  void manyThreadsWithTheSameBatchesAppendEachOnce() throws Exception {
    List<Append> outcomes = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Runnable sender =
          () -> numbers(1, 100).forEach(number -> outcomes.add(driver.append(number)));
      threads.add(Thread.ofVirtual().start(sender));
    }
    for (Thread each : threads) {
      each.join();
    }
    long appended = outcomes.stream().filter(each -> each instanceof Append.Durable).count();
    long duplicate = outcomes.stream().filter(each -> each instanceof Append.Duplicate).count();

    assertThat(appended).isEqualTo(100);
    assertThat(duplicate).isEqualTo(700);
    assertThat(driver.replay(0)).containsExactlyInAnyOrderElementsOf(numbers(1, 100));
  }

  private CompletableFuture<Append> append(long number) {
    return driver.append(Batches.numbered(number), Batches.key(number));
  }

  @Test
  void outcomesAreToldInLogOrderOnOneThread() throws IOException {
    List<Long> positions = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      log.append(
          Batches.numbered(i),
          Batches.key(i),
          outcome -> {
            positions.add(position(outcome));
            threads.add(Thread.currentThread());
          });
    }
    log.close();

    assertThat(positions).hasSize(500).isSorted();
    assertThat(threads).containsOnly(threads.getFirst());
    assertThat(threads.getFirst()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void anOutcomeThatThrowsHarmsNobodyElse() {
    log.append(
        Batches.numbered(1),
        Batches.key(1),
        _ -> {
          throw new IllegalArgumentException("a bug of the caller's");
        });

    assertThat(driver.append(2)).isInstanceOf(Append.Durable.class);
  }

  @Test
  void replayGoesOnWhileBatchesAreAppended() throws Exception {
    driver.appendAll(1, 50);
    Thread appending = Thread.ofVirtual().start(() -> driver.appendAll(51, 400));

    for (int i = 0; i < 20; i++) {
      List<Long> replayed = driver.replay(0);
      assertThat(replayed).hasSizeGreaterThanOrEqualTo(50).isEqualTo(numbers(1, replayed.size()));
    }
    appending.join();

    assertThat(driver.replay(0)).isEqualTo(numbers(1, 400));
  }

  @Test
  void closingMakesWhatWasAcceptedDurable() throws IOException {
    List<CompletableFuture<Append>> outcomes = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      outcomes.add(append(i));
    }
    log.close();

    assertThat(outcomes).allMatch(each -> each.join() instanceof Append.Durable);
    openLog();
    assertThat(driver.replay(0)).isEqualTo(numbers(1, 300));
  }

  @Test
  void aClosedLogRefuses() throws IOException {
    log.close();

    assertThat(LogDriver.refusal(driver.append(1))).isInstanceOf(Refusal.Unwritable.class);
  }

  @Test
  void releasingKeepsWhatComesAfter() throws IOException {
    List<Long> positions = driver.appendAll(1, 300);
    long released = positions.get(199);

    log.release(released);

    assertThat(driver.replay(released)).isEqualTo(numbers(201, 300));
    reopen();
    assertThat(driver.replay(released)).isEqualTo(numbers(201, 300));
    assertThat(log.end()).isEqualTo(positions.getLast());
  }

  @Test
  void releasingEverythingKeepsTheEnd() throws IOException {
    long end = driver.appendAll(1, 300).getLast();
    log.release(end);
    reopen();

    assertThat(log.end()).isEqualTo(end);
    assertThat(position(driver.append(301))).isGreaterThan(end);
  }

  @Test
  void aFailureOfTheReaderEndsTheReplay() {
    driver.appendAll(1, 3);

    assertThatThrownBy(() ->
            log.replay(
                0,
                (_, _) -> {
                  throw new IOException("the store's disk failed");
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("the store's disk failed");
  }

  public static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
