package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.disk.SimulatedDisk.Call;
import dev.headroom.model.Batches;
import dev.headroom.storage.LogDriver;
import dev.headroom.storage.Refusal;
import dev.headroom.storage.WriteAheadLog.Append;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A disk that fails or is full: nothing acknowledged is lost, nothing refused comes back. */
class LogDiskFaultTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final int BATCHES = 120;

  /** Fails the first, second, third … changing call, once, until a run has no such call. */
  @Test
  void anyOneCallMayFail() throws IOException {
    int failed = 0;
    for (int n = 1; failed == n - 1; n++) {
      int call = n;
      failed += run(n, (count, _, _) -> count == call) ? 1 : 0;
    }
    assertThat(failed).isGreaterThan(BATCHES);
  }

  @Test
  void anyFewCallsInARowMayFail() throws IOException {
    for (int n = 1; n < 2 * BATCHES; n += 7) {
      int from = n;
      run(n, (count, _, _) -> count >= from && count < from + 5);
    }
  }

  @Test
  void everyThirdForceMayFail() throws IOException {
    run(3, (count, call, _) -> call == Call.FORCE && count % 3 == 0);
  }

  /** Appends with a failing disk, kills the process and looks at what a new one finds. */
  private static boolean run(int n, SimulatedDisk.Fault fault) throws IOException {
    SimulatedDisk disk = new SimulatedDisk(n);
    List<Long> acknowledged = new ArrayList<>();
    disk.failing(fault);
    boolean reached;
    try (LogOnDisk log = new LogOnDisk(disk)) {
      for (long number = 1; number <= BATCHES; number++) {
        if (log.driver.append(number) instanceof Append.Durable) {
          acknowledged.add(number);
        }
        log.pass(300);
      }
      reached = disk.calls() >= n;
      disk.failing((_, _, _) -> false);
      log.pass(2_000);
      assertThat(log.driver.append(1_000)).isInstanceOf(Append.Durable.class);
      acknowledged.add(1_000L);
      assertThat(log.driver.replay(0)).as("live, call %s", n).isEqualTo(acknowledged);
      assertThat(log.metric("damaged_records_total")).isZero();

      foundAfter(disk.copy(), acknowledged, "after a kill, call " + n);
      foundAfter(disk.powerCut(), acknowledged, "after a power cut, call " + n);
    }
    return reached;
  }

  private static void foundAfter(SimulatedDisk disk, List<Long> acknowledged, String when)
      throws IOException {
    try (LogOnDisk log = new LogOnDisk(disk)) {
      assertThat(log.driver.replay(0)).as(when).isEqualTo(acknowledged);
      assertThat(log.metric("damaged_records_total")).isZero();
      assertThat(log.driver.append(acknowledged.getLast())).isInstanceOf(Append.Duplicate.class);
    }
  }

  /** Negative control: the same check finds a force that lies. */
  @Test
  void aDiskThatLiesAboutForcingLosesBatches() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (LogOnDisk log = new LogOnDisk(disk)) {
      log.driver.append(1);
      disk.lying();
      log.driver.appendAll(2, BATCHES);
      SimulatedDisk after = disk.powerCut();
      try (LogOnDisk next = new LogOnDisk(after)) {
        assertThat(next.driver.replay(0)).hasSizeLessThan(BATCHES);
      }
    }
  }

  @Test
  void aSegmentThatIsRemovedIsMissedBeforeAnythingIsAcknowledged() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (LogOnDisk log = new LogOnDisk(disk)) {
      log.driver.append(1);
      for (String name : disk.list()) {
        if (name.endsWith(".wal")) {
          disk.delete(name);
        }
      }
      assertThat(LogDriver.refusal(log.driver.append(2)))
          .isInstanceOfSatisfying(
              Refusal.Unwritable.class,
              refused -> assertThat(refused.reason()).contains("was removed or replaced"));
      log.pass(2_000);
      assertThat(log.driver.append(3)).isInstanceOf(Append.Durable.class);
      try (LogOnDisk next = new LogOnDisk(disk.copy())) {
        assertThat(next.driver.replay(0)).containsExactly(3L);
      }
    }
  }

  @Test
  void aFailedForceAbandonsTheSegmentAndNamesTheReason() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (LogOnDisk log = new LogOnDisk(disk)) {
      log.driver.append(1);
      disk.failing((_, call, _) -> call == Call.FORCE);
      assertThat(LogDriver.refusal(log.driver.append(2)))
          .isInstanceOfSatisfying(
              Refusal.Unwritable.class,
              refused -> {
                assertThat(refused.reason())
                    .contains("cannot be written", "simulated: FORCE")
                    .doesNotContain("Exception");
                assertThat(refused.retryAfter()).hasSeconds(1);
              });
      assertThat(log.metric("abandoned_segments_total")).isEqualTo(1);
      assertThat(log.driver.append(1)).isInstanceOf(Append.Duplicate.class);
    }
  }

  @Test
  void aNewSegmentIsTriedOnceASecond() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (LogOnDisk log = new LogOnDisk(disk)) {
      log.driver.append(1);
      disk.failing((_, call, _) -> call == Call.FORCE);
      log.driver.append(2);
      log.driver.append(3);
      int callsAfterFirstTry = disk.calls();
      log.pass(900);
      log.driver.append(4);
      assertThat(disk.calls()).isEqualTo(callsAfterFirstTry);
      log.pass(100);
      log.driver.append(5);
      assertThat(disk.calls()).isGreaterThan(callsAfterFirstTry);

      disk.failing((_, _, _) -> false);
      log.pass(1_000);
      log.driver.append(6);
      assertThat(log.driver.replay(0)).containsExactly(1L, 6L);
    }
  }

  @Test
  void aFullDiskRefusesReplaysAndRecoversByItself() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.capacity(11 << 10); // two segments and a bit
    List<Long> acknowledged = new ArrayList<>();
    try (LogOnDisk log = new LogOnDisk(disk)) {
      for (long number = 1; number <= BATCHES; number++) {
        if (log.driver.append(number) instanceof Append.Durable) {
          acknowledged.add(number);
        }
      }
      assertThat(acknowledged).hasSizeBetween(50, BATCHES - 1);
      assertThat(log.driver.replay(0)).isEqualTo(acknowledged);
    }
    try (LogOnDisk log = new LogOnDisk(disk)) {
      assertThat(log.driver.replay(0)).isEqualTo(acknowledged);
      assertThat(
              LogDriver.refusal(
                  log.driver.append(Batches.large(999, 2_000), Batches.key(999)).join()))
          .isInstanceOf(Refusal.Unwritable.class);

      disk.capacity(1 << 20);
      log.pass(1_000);
      assertThat(log.driver.append(1_000)).isInstanceOf(Append.Durable.class);
      acknowledged.add(1_000L);
      assertThat(log.driver.replay(0)).isEqualTo(acknowledged);
    }
  }

  @Test
  void theReserveIsLeftToOthersWhileOldBatchesStayKnown() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.capacity(100_000); // a twentieth of it is less than the reserve, so 5,000 are kept
    WalConfig config = new WalConfig(4 << 10, 2 << 10, 64 << 10, 1_000, 2_000, 20_000);
    try (LogOnDisk log = new LogOnDisk(disk, config)) {
      assertThat(log.driver.append(1)).isInstanceOf(Append.Durable.class);

      disk.put("of another store", new byte[90_000]);
      log.pass(250);
      assertThat(log.driver.append(2)).isInstanceOf(Append.Durable.class);

      disk.put("of another store", new byte[91_500]);
      log.pass(249);
      assertThat(log.driver.append(3)).as("not asked again yet").isInstanceOf(Append.Durable.class);
      log.pass(1);
      assertThat(LogDriver.refusal(log.driver.append(4)))
          .isInstanceOfSatisfying(
              Refusal.Unwritable.class,
              refused -> assertThat(refused.reason()).contains("nearly full", "5000 kept"));
      assertThat(log.driver.append(1)).isInstanceOf(Append.Duplicate.class);
      assertThat(log.driver.replay(0)).containsExactly(1L, 2L, 3L);

      disk.put("of another store", new byte[0]);
      log.pass(250);
      assertThat(log.driver.append(4)).isInstanceOf(Append.Durable.class);
    }
  }

  /** What a force that failed left in the page cache reads well and is on no disk. */
  @Test
  void whatIsReportedAfterARestartIsReallyOnDisk() throws IOException {
    for (int run = 0; run < 50; run++) {
      SimulatedDisk disk = new SimulatedDisk(seed.value() + run);
      LogOnDisk killed = new LogOnDisk(disk);
      killed.driver.append(1);
      disk.failing((_, call, _) -> call == Call.FORCE);
      assertThat(LogDriver.refusal(killed.driver.append(2))).isInstanceOf(Refusal.Unwritable.class);

      SimulatedDisk restarted = disk.copy();
      List<Long> found;
      try (LogOnDisk log = new LogOnDisk(restarted)) {
        found = log.driver.replay(0);
        try (LogOnDisk afterPowerCut = new LogOnDisk(restarted.powerCut())) {
          assertThat(afterPowerCut.driver.replay(0)).as("run %d", run).isEqualTo(found);
        }
      }
      assertThat(found).startsWith(1L);
      killed.close();
    }
  }
}
