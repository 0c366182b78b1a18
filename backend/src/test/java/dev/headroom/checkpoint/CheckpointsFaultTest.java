package dev.headroom.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.disk.Disk;
import dev.headroom.disk.NewerFormat;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.storage.FilledPart;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class CheckpointsFaultTest {
  private final SimulatedDisk disk = new SimulatedDisk(1);

  /** The parts of one process and its checkpoints. */
  private static final class Run {
    final CollectorRegistry registry = new CollectorRegistry();
    final FilledPart small = new FilledPart("small", 3);
    final FilledPart large = new FilledPart("large", 200_000);
    final Checkpoints checkpoints;

    Run(Disk disk) throws IOException {
      checkpoints = new Checkpoints(disk, List.of(small, large), new CheckpointMetrics(registry));
    }

    void write(int position) throws IOException {
      small.value = position;
      large.value = -position;
      checkpoints.write(position, checkpoints.capture());
    }

    void restores(int position) throws IOException {
      assertThat(checkpoints.restore()).isEqualTo(position);
      assertThat(small.value).isEqualTo(position);
      assertThat(large.value).isEqualTo(-position);
    }

    double unusable() {
      return registry.getSampleValue("headroom_wal_checkpoints_unusable_total");
    }
  }

  @Test
  void withoutACheckpointThePartsAreEmptyAtZero() throws IOException {
    Run run = new Run(disk);
    run.small.value = 5;
    assertThat(run.checkpoints.restore()).isZero();
    assertThat(run.small.value).isZero();
  }

  @Test
  void theNewestIsRestoredAndTheOneBeforeKept() throws IOException {
    Run run = new Run(disk);
    for (int position : List.of(10, 20, 30)) {
      run.write(position);
    }

    assertThat(disk.list())
        .containsExactly("00000000000000000020.checkpoint", "00000000000000000030.checkpoint");
    Run next = new Run(disk);
    next.restores(30);
    assertThat(next.checkpoints.oldest()).isEqualTo(20);
  }

  @Test
  void aSingleCheckpointLetsGoOfNothing() throws IOException {
    Run run = new Run(disk);
    run.write(10);

    assertThat(run.checkpoints.oldest()).isZero();
  }

  @Test
  void anyDamageToTheNewestFallsBackToTheOneBefore() throws IOException {
    Run run = new Run(disk);
    run.write(10);
    run.write(20);
    String newest = disk.list().getLast();
    int size = disk.bytes(newest).length;
    for (int offset = 0; offset < size; offset = offset < 100 ? offset + 1 : offset + 9_973) {
      SimulatedDisk damaged = disk.copy();
      damaged.flip(newest, offset, 0x21);
      Run next = new Run(damaged);
      next.restores(10);
      assertThat(next.unusable()).isEqualTo(1);
      assertThat(next.checkpoints.oldest()).as("the log is still wanted whole").isZero();
    }
    for (int length = 0; length < size; length += 9_973) {
      SimulatedDisk cut = disk.copy();
      cut.put(newest, Arrays.copyOf(disk.bytes(newest), length));
      new Run(cut).restores(10);
    }
  }

  @Test
  void withBothDamagedThePartsAreEmpty() throws IOException {
    Run run = new Run(disk);
    run.write(10);
    run.write(20);
    disk.list().forEach(name -> disk.flip(name, 1_000, 1));

    Run next = new Run(disk);
    next.restores(0);
    assertThat(next.unusable()).isEqualTo(2);

    next.write(30);
    new Run(disk).restores(30);
    assertThat(disk.list()).containsExactly("00000000000000000030.checkpoint");
  }

  /** The parts' own objection comes after some of them were filled already. */
  @Test
  void aPartThatRefusesItsBytesLeavesNoMixture() throws IOException {
    Run run = new Run(disk);
    run.write(10);
    FilledPart other = new FilledPart("large", 100_000);
    FilledPart small = new FilledPart("small", 3);
    small.value = 99;
    other.value = 1;
    Checkpoints foreign =
        new Checkpoints(
            disk, List.of(small, other), new CheckpointMetrics(new CollectorRegistry()));
    foreign.write(99, foreign.capture());

    new Run(disk).restores(10);
  }

  @Test
  void aCheckpointWithoutOneOfThePartsIsNotUsed() throws IOException {
    FilledPart small = new FilledPart("small", 3);
    small.value = 7;
    Checkpoints before =
        new Checkpoints(disk, List.of(small), new CheckpointMetrics(new CollectorRegistry()));
    before.write(7, before.capture());

    new Run(disk).restores(0);
  }

  @Test
  void aNewerVersionIsLeftAlone() throws IOException {
    Run run = new Run(disk);
    run.write(10);
    byte[] bytes = disk.bytes(disk.list().getFirst());
    CRC32C crc = new CRC32C();
    ByteBuffer.wrap(bytes).putInt(8, 2);
    crc.update(bytes, 0, 24);
    ByteBuffer.wrap(bytes).putInt(24, (int) crc.getValue());
    disk.put(disk.list().getFirst(), bytes);

    assertThatThrownBy(() -> new Run(disk).checkpoints.restore()).isInstanceOf(NewerFormat.class);
  }

  @Test
  void whateverCallFailsOrIsTheLastAnOldOrTheNewStateIsFound() throws IOException {
    Run first = new Run(disk);
    first.write(10);
    first.write(20);
    for (int call = 1; call <= 14; call++) {
      SimulatedDisk failing = disk.copy();
      int failingCall = call;
      failing.failing((count, _, _) -> count == failingCall);
      Run run = new Run(failing);
      run.restores(20);
      boolean written = tryToWrite(run);

      for (SimulatedDisk after : List.of(failing.copy(), failing.powerCut())) {
        Run next = new Run(after);
        long found = next.checkpoints.restore();
        assertThat(found).as("call %s", call).isIn(written ? List.of(30L) : List.of(20L, 30L));
        assertThat(next.small.value).isEqualTo((int) found);
        assertThat(next.large.value).isEqualTo((int) -found);
        assertThat(next.unusable()).isZero();
      }
      failing.failing((_, _, _) -> false);
      run.write(40);
      new Run(failing.powerCut()).restores(40);
    }
  }

  private static boolean tryToWrite(Run run) {
    try {
      run.write(30);
      return true;
    } catch (IOException failed) {
      assertThat(failed).hasMessageStartingWith("simulated");
      return false;
    }
  }

  @Test
  void aFullDiskGetsItsRoomBack() throws IOException {
    Run run = new Run(disk);
    run.write(10);
    disk.capacity(350_000);

    assertThatThrownBy(() -> run.write(20)).hasMessageContaining("No space left");

    assertThat(disk.usableBytes()).isGreaterThan(140_000);
    new Run(disk).restores(10);
  }
}
