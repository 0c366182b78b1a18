package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.storage.LogDriver;
import dev.headroom.storage.WriteAheadLog.Append;
import dev.headroom.storage.WriteAheadLogContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Many senders, the power cut or the process killed at a random moment, everything sent again:
 * every batch is in the log exactly once, and what was acknowledged before was there before.
 */
class LogPowerCutProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final int SENDERS = 4;
  private static final int BATCHES_EACH = 60;

  @Test
  void everyBatchIsThereExactlyOnce() throws Exception {
    Random random = seed.random();
    for (int run = 0; run < 40; run++) {
      run(random);
    }
  }

  private static void run(Random random) throws Exception {
    SimulatedDisk disk = new SimulatedDisk(random.nextLong());
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    SimulatedDisk after;
    Set<Long> acknowledgedBefore;
    try (LogOnDisk log = new LogOnDisk(disk)) {
      List<Thread> senders = senders(log, acknowledged);
      int enough = random.nextInt(SENDERS * BATCHES_EACH);
      while (acknowledged.size() < enough && senders.stream().anyMatch(Thread::isAlive)) {
        Thread.onSpinWait();
      }
      acknowledgedBefore = new HashSet<>(acknowledged);
      after = random.nextBoolean() ? disk.powerCut() : disk.copy();
      for (Thread each : senders) {
        each.join();
      }
    }
    try (LogOnDisk log = new LogOnDisk(after)) {
      assertThat(log.driver.replay(0)).containsAll(acknowledgedBefore);
      sendAgain(log);
      assertThat(log.driver.replay(0))
          .containsExactlyInAnyOrderElementsOf(
              WriteAheadLogContract.numbers(1, SENDERS * BATCHES_EACH));
    }
  }

  private static List<Thread> senders(LogOnDisk log, Set<Long> acknowledged) {
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      long first = 1 + (long) i * BATCHES_EACH;
      senders.add(
          Thread.ofVirtual()
              .start(() -> {
                for (long number = first; number < first + BATCHES_EACH; number++) {
                  LogDriver.position(log.driver.append(number));
                  acknowledged.add(number);
                }
              }));
    }
    return senders;
  }

  private static void sendAgain(LogOnDisk log) throws IOException {
    for (long number = 1; number <= SENDERS * BATCHES_EACH; number++) {
      assertThat(log.driver.append(number))
          .isInstanceOfAny(Append.Durable.class, Append.Duplicate.class);
    }
  }
}
