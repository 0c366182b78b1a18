package dev.headroom.alerting.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineOrderTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  /** The lines written at these seconds, and how they are told. */
  private static List<Long> ordered(long... seconds) {
    List<TimelineEntry> written =
        Stream.of(java.util.Arrays.stream(seconds).boxed().toArray(Long[]::new))
            .map(each ->
                new TimelineEntry(
                    AT.plusSeconds(each), EntryKind.NOTE, "headroom", "", each + "", Map.of()))
            .toList();
    return TimelineOrder.byTime(written).stream()
        .map(each -> Long.valueOf(each.description()))
        .toList();
  }

  @Test
  void whatIsWrittenALittleLaterThanItHappenedStandsInItsPlace() {
    assertThat(ordered(0, 5, 3, 4, 9, 1)).containsExactly(0L, 1L, 3L, 4L, 5L, 9L);
  }

  @Test
  void whereTheClockWasSetBackTheOrderIsThatOfWriting() {
    assertThat(ordered(0, 3_600, 5, 3, 3_601)).containsExactly(0L, 3_600L, 3L, 5L, 3_601L);
  }
}
