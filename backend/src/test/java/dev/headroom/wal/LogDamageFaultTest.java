package dev.headroom.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.model.Batch;
import dev.headroom.model.Batches;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Unit;
import dev.headroom.storage.WriteAheadLogContract;
import dev.headroom.wal.LogOnDisk.Placed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bytes that are not what was written: nothing but the records they belonged to may be lost. */
class LogDamageFaultTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final int RECORDS = 120;

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private List<Placed> records = List.of();

  private void write(int count) throws IOException {
    try (LogOnDisk log = new LogOnDisk(disk)) {
      log.driver.appendAll(1, count);
    }
    records = LogOnDisk.records(disk);
    assertThat(records).hasSize(count);
  }

  @Test
  void aTailCutAtAnyByteCostsOnlyWhatWasCut() throws IOException {
    write(8);
    Placed first = records.get(records.size() - 3);
    byte[] whole = disk.bytes(first.file());
    for (int offset = first.from(); offset <= records.getLast().to(); offset++) {
      byte[] zeroed = whole.clone();
      Arrays.fill(zeroed, offset, zeroed.length, (byte) 0);
      endsAfterWhatIsWhole(zeroed, whole);
      endsAfterWhatIsWhole(Arrays.copyOf(whole, offset), whole);
      byte[] garbage = zeroed.clone();
      Seed.fixed(offset).nextBytes(garbage);
      System.arraycopy(whole, 0, garbage, 0, offset);
      endsAfterWhatIsWhole(garbage, whole);
    }
  }

  private void endsAfterWhatIsWhole(byte[] torn, byte[] whole) throws IOException {
    SimulatedDisk damaged = disk.copy();
    damaged.put(records.getLast().file(), torn);
    List<Long> intact = new ArrayList<>();
    int end = Segment.HEADER_BYTES;
    for (Placed each : records) {
      if (each.to() <= torn.length
          && Arrays.equals(torn, each.from(), each.to(), whole, each.from(), each.to())) {
        intact.add(each.number());
        end = each.to();
      }
    }
    boolean clean = true;
    for (int i = end; i < torn.length; i++) {
      clean &= torn[i] == 0;
    }
    try (LogOnDisk log = new LogOnDisk(damaged)) {
      assertThat(log.driver.replay(0)).isEqualTo(intact);
      assertThat(log.metric("torn_tails_total")).isEqualTo(clean ? 0 : 1);
      assertThat(log.metric("damaged_records_total")).isZero();
      log.driver.appendAll(1_000, 1_001);
    }
    intact.addAll(List.of(1_000L, 1_001L));
    try (LogOnDisk log = new LogOnDisk(damaged)) {
      assertThat(log.driver.replay(0)).isEqualTo(intact);
      assertThat(log.metric("torn_tails_total")).isZero();
    }
  }

  @Test
  void aFlippedByteAnywhereInARecordCostsThatRecordAlone() throws IOException {
    write(RECORDS);
    Placed inLastSegment = records.get(records.size() - 2);
    Placed inMiddleSegment = records.get(RECORDS / 2);
    Placed firstOfAll = records.getFirst();
    Placed lastOfSegment = lastOf(inMiddleSegment.file());
    for (Placed victim : List.of(inLastSegment, inMiddleSegment, firstOfAll, lastOfSegment)) {
      byte[] bytes = disk.bytes(victim.file());
      for (int offset = victim.from(); offset < victim.to(); offset++) {
        for (int mask : new int[] {0x01, bytes[offset] == 0 ? 0x80 : bytes[offset]}) {
          SimulatedDisk damaged = disk.copy();
          damaged.flip(victim.file(), offset, mask);
          losesOnly(damaged, List.of(victim.number()));
        }
      }
    }
  }

  private Placed lastOf(String file) {
    return records.stream().filter(each -> each.file().equals(file)).toList().getLast();
  }

  private void losesOnly(SimulatedDisk damaged, List<Long> lost) throws IOException {
    List<Long> left = new ArrayList<>(WriteAheadLogContract.numbers(1, records.size()));
    left.removeAll(lost);
    try (LogOnDisk log = new LogOnDisk(damaged)) {
      assertThat(log.driver.replay(0)).isEqualTo(left);
      assertThat(log.driver.replay(0)).isEqualTo(left);
      assertThat(log.metric("damaged_records_total")).isEqualTo(lost.size());
      assertThat(log.metric("torn_tails_total")).isZero();
    }
  }

  @Test
  void aFlippedByteInAHeaderCostsNothing() throws IOException {
    write(RECORDS);
    for (String file : files()) {
      for (int offset = 0; offset < Segment.HEADER_BYTES; offset++) {
        SimulatedDisk damaged = disk.copy();
        damaged.flip(file, offset, 0x5a);
        try (LogOnDisk log = new LogOnDisk(damaged)) {
          assertThat(log.driver.replay(0))
              .isEqualTo(WriteAheadLogContract.numbers(1, records.size()));
          assertThat(log.metric("damaged_records_total")).isEqualTo(1);
        }
      }
    }
  }

  private NavigableSet<String> files() {
    TreeSet<String> files = new TreeSet<>();
    records.forEach(each -> files.add(each.file()));
    assertThat(files).hasSizeGreaterThan(2);
    return files;
  }

  @Test
  void aMissingSegmentCostsItsRecordsAndIsReported() throws IOException {
    write(RECORDS);
    String missing = files().higher(files().first());
    List<Long> left =
        records.stream().filter(each -> !each.file().equals(missing)).map(Placed::number).toList();
    disk.delete(missing);

    try (LogOnDisk log = new LogOnDisk(disk)) {
      assertThat(log.driver.replay(0)).isEqualTo(left);
      assertThat(log.metric("damaged_records_total")).isEqualTo(1);
    }
  }

  /** Many wounds at once: what is read is what was written, and no more is lost than was hit. */
  @Test
  void noDamageMakesARecordWrongOrTakesAnUntouchedOne() throws IOException {
    write(RECORDS);
    Random random = seed.random();
    for (int run = 0; run < 200; run++) {
      SimulatedDisk damaged = disk.copy();
      TreeSet<Long> hit = new TreeSet<>();
      for (int wounds = 1 + random.nextInt(6); wounds > 0; wounds--) {
        Placed victim = records.get(random.nextInt(RECORDS - 1));
        int from = victim.from() + random.nextInt(victim.to() - victim.from());
        for (int i = from; i < Math.min(victim.to(), from + 1 + random.nextInt(20)); i++) {
          damaged.flip(victim.file(), i, 1 + random.nextInt(255));
        }
        hit.add(victim.number());
      }
      try (LogOnDisk log = new LogOnDisk(damaged)) {
        List<Long> left = new ArrayList<>(WriteAheadLogContract.numbers(1, RECORDS));
        left.removeAll(hit);
        List<Long> replayed = log.driver.replay(0);
        replayed.removeAll(hit); // hit twice by the same mask, a byte is whole again
        assertThat(replayed).isEqualTo(left);
      }
    }
  }

  /** A record that carries another one's bytes must not give birth to it when it is damaged. */
  @Test
  void bytesInsideARecordNeverPassForARecord() throws IOException {
    write(3);
    Placed inner = records.get(1);
    byte[] innerBytes = Arrays.copyOfRange(disk.bytes(inner.file()), inner.from(), inner.to());
    SimulatedDisk other = new SimulatedDisk(2);
    try (LogOnDisk log = new LogOnDisk(other)) {
      log.driver.append(1);
      log.driver.append(carrying(2, innerBytes), Batches.key(2)).join();
      log.driver.append(3);
    }
    Placed carrier = LogOnDisk.records(other).get(1);
    other.flip(carrier.file(), carrier.from() + 1, 0x10);

    try (LogOnDisk log = new LogOnDisk(other)) {
      assertThat(log.driver.replay(0)).containsExactly(1L, 3L);
      assertThat(log.metric("damaged_records_total")).isEqualTo(1);
    }
  }

  /** A batch whose values are the given bytes, which nothing compresses. */
  private static Batch carrying(long number, byte[] bytes) {
    ByteBuffer padded = ByteBuffer.wrap(Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8));
    double[] values = new double[padded.capacity() / 8];
    padded.asDoubleBuffer().get(values);
    SeriesData series = new SeriesData.Observations(Labels.EMPTY, Unit.SECONDS, number, values, 0);
    return Batch.ofSeries(number, List.of(series));
  }
}
