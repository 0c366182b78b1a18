package dev.headroom.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.change.ChangeLog.Change;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.TimeRange;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
  private static final TimeRange ALL = new TimeRange(0, Long.MAX_VALUE);

  private final CollectorRegistry registry = new CollectorRegistry();
  private final ChangeLog log = new ChangeLog(ChangeConfig.defaults(), registry);

  @Test
  void newestFirstWhateverTheOrderOfArrival() {
    log.apply(List.of(deploy(300, "checkout"), deploy(100, "checkout")));
    log.apply(List.of(deploy(200, "checkout")));

    assertThat(log.find(ALL, Optional.empty(), 10))
        .extracting(change -> change.event().timeMillis())
        .containsExactly(300L, 200L, 100L);
  }

  @Test
  void changesOfOneMomentAreAllKeptAndTheLaterArrivalComesFirst() {
    log.apply(List.of(deploy(100, "a"), deploy(100, "b"), deploy(100, "a")));

    assertThat(log.find(ALL, Optional.empty(), 10))
        .extracting(Change::id)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void rangeHoldsItsStartAndNotItsEnd() {
    log.apply(List.of(deploy(99, "a"), deploy(100, "a"), deploy(199, "a"), deploy(200, "a")));

    assertThat(log.find(new TimeRange(100, 200), Optional.empty(), 10))
        .extracting(change -> change.event().timeMillis())
        .containsExactly(199L, 100L);
  }

  @Test
  void serviceAndLimitNarrow() {
    log.apply(List.of(deploy(1, "a"), deploy(2, "b"), deploy(3, "a"), deploy(4, "a")));

    assertThat(log.find(ALL, Optional.of("a"), 2))
        .extracting(change -> change.event().timeMillis())
        .containsExactly(4L, 3L);
    assertThat(log.find(ALL, Optional.of("c"), 2)).isEmpty();
  }

  @Test
  void overTheBoundTheOldestGoFirst() {
    ChangeLog small = new ChangeLog(new ChangeConfig(3), new CollectorRegistry());
    for (long time : new long[] {50, 10, 40, 20, 30}) {
      small.apply(List.of(deploy(time, "a")));
    }

    assertThat(small.find(ALL, Optional.empty(), 10))
        .extracting(change -> change.event().timeMillis())
        .containsExactly(50L, 40L, 30L);
  }

  @Test
  void listenersHearEachChangeOnceWithItsNumber() {
    List<Change> heard = new ArrayList<>();
    log.apply(List.of(deploy(1, "before")));
    log.listen(heard::add);
    log.apply(List.of(deploy(2, "a"), deploy(3, "b")));

    assertThat(heard).extracting(Change::id).containsExactly(2L, 3L);
  }

  @Test
  void listenersMaySeeTheLogAlreadyHoldingTheChange() {
    List<List<Change>> seen = new ArrayList<>();
    log.listen(change -> seen.add(log.find(ALL, Optional.empty(), 10)));
    log.apply(List.of(deploy(1, "a")));

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst()).hasSize(1);
  }

  @Test
  void restoredLogGoesOnWithTheSameNumbers() throws IOException {
    log.apply(
        List.of(
            new ChangeEvent(5, "deploy", "checkout", "1.4.3", "Grüße — 1.4.3", "https://e.x/1"),
            new ChangeEvent(6, "flag", "", "", "", "")));
    byte[] saved = save(log);
    ChangeLog restored = new ChangeLog(ChangeConfig.defaults(), new CollectorRegistry());
    restored.apply(List.of(deploy(1, "forgotten")));
    restored.restore(new DataInputStream(new ByteArrayInputStream(saved)));

    assertThat(restored.find(ALL, Optional.empty(), 10))
        .isEqualTo(log.find(ALL, Optional.empty(), 10));
    restored.apply(List.of(deploy(7, "a")));
    assertThat(restored.find(ALL, Optional.of("a"), 1).getFirst().id()).isEqualTo(3);
  }

  @Test
  void captureIsAViewOfItsMoment() throws IOException {
    log.apply(List.of(deploy(1, "a")));
    var view = log.capture();
    log.apply(List.of(deploy(2, "a")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    view.writeTo(new DataOutputStream(bytes));

    ChangeLog restored = new ChangeLog(ChangeConfig.defaults(), new CollectorRegistry());
    restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(restored.find(ALL, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void smallerBoundAfterARestartKeepsTheNewest() throws IOException {
    log.apply(List.of(deploy(1, "a"), deploy(2, "a"), deploy(3, "a")));
    ChangeLog restored = new ChangeLog(new ChangeConfig(1), new CollectorRegistry());
    restored.restore(new DataInputStream(new ByteArrayInputStream(save(log))));

    assertThat(restored.find(ALL, Optional.empty(), 10)).extracting(Change::id).containsExactly(3L);
  }

  @Test
  void bytesThatMakeNoSenseAreRefused() throws IOException {
    log.apply(List.of(deploy(1, "a")));
    byte[] saved = save(log);

    byte[] otherVersion = saved.clone();
    otherVersion[0] = 9;
    assertThatThrownBy(() -> restore(otherVersion)).hasMessageContaining("unknown version 9");

    byte[] hugeCount = saved.clone();
    hugeCount[9] = 0x7f;
    assertThatThrownBy(() -> restore(hugeCount)).hasMessageContaining("number of changes");

    byte[] idFromTheFuture = saved.clone();
    idFromTheFuture[20] = 7;
    assertThatThrownBy(() -> restore(idFromTheFuture)).hasMessageContaining("beyond the next id");

    byte[] cut = Arrays.copyOf(saved, saved.length - 1);
    assertThatThrownBy(() -> restore(cut)).isInstanceOf(EOFException.class);
  }

  @Test
  void refusedBytesLeaveTheLogAsItWas() {
    log.apply(List.of(deploy(1, "a")));

    assertThatThrownBy(
            () -> log.restore(new DataInputStream(new ByteArrayInputStream(new byte[] {9}))))
        .isInstanceOf(IOException.class);
    assertThat(log.find(ALL, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void countsWhatIsAppliedEvictedAndKept() {
    CollectorRegistry counted = new CollectorRegistry();
    ChangeLog small = new ChangeLog(new ChangeConfig(2), counted);
    small.apply(List.of(deploy(1, "a"), deploy(2, "a"), deploy(3, "a")));

    assertThat(counted.getSampleValue("headroom_change_events_total")).isEqualTo(3);
    assertThat(counted.getSampleValue("headroom_change_evicted_total")).isEqualTo(1);
    assertThat(counted.getSampleValue("headroom_change_retained")).isEqualTo(2);
  }

  @Test
  void boundOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> new ChangeConfig(0)).hasMessageContaining("change.retainedMax");
    assertThatThrownBy(() -> new ChangeConfig(1_000_001)).hasMessageContaining("1000001");
  }

  private static ChangeEvent deploy(long timeMillis, String service) {
    return new ChangeEvent(timeMillis, "deploy", service, "1.0", "", "");
  }

  private static byte[] save(ChangeLog log) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    log.capture().writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void restore(byte[] saved) throws IOException {
    new ChangeLog(ChangeConfig.defaults(), new CollectorRegistry())
        .restore(new DataInputStream(new ByteArrayInputStream(saved)));
  }
}
