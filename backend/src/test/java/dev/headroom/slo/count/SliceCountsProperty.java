package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Window sums against a list of events that is looked through from one end to the other. */
class SliceCountsProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final long NOW = Instant.parse("2026-03-01T12:34:50Z").toEpochMilli();
  private static final long FINE = 10_000;
  private static final Duration LONGEST = Duration.ofDays(7);

  private record Event(long timestampMillis, IndicatorTally tally) {}

  private static IndicatorTally naive(
      List<Event> events, long endMillis, Duration window, long slice) {
    long end = Math.ceilDiv(endMillis, slice) * slice;
    return events.stream()
        .filter(each -> each.timestampMillis() >= end - window.toMillis())
        .filter(each -> each.timestampMillis() < Math.ceilDiv(endMillis, FINE) * FINE)
        .map(Event::tally)
        .reduce(IndicatorTally.NONE, IndicatorTally::plus);
  }

  @Test
  void anyWindowHoldsExactlyTheEventsOfItsSlices() {
    Random random = seed.random();
    for (int round = 0; round < 30; round++) {
      SliceCounts counts = new SliceCounts(SliceGrid.of(WindowScale.NONE), LONGEST.toMillis());
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        add(counts, events, random);
        if (i % 50 == 49) {
          counts = copy(counts, random);
        }
      }
      for (int i = 0; i < 50; i++) {
        check(counts, events, random);
      }
    }
  }

  private static void add(SliceCounts counts, List<Event> events, Random random) {
    long age = (long) (LONGEST.toMillis() * Math.pow(random.nextDouble(), 4));
    Event event =
        new Event(
            NOW - age + random.nextInt(20_000),
            new IndicatorTally(random.nextInt(1_000), random.nextInt(1_000), random.nextInt(2)));
    assertThat(counts.add(event.timestampMillis(), event.tally())).isTrue();
    events.add(event);
  }

  /** Now and then the counts are saved and brought back, or only saved, between additions. */
  private static SliceCounts copy(SliceCounts counts, Random random) {
    SliceCounts.SavedSlices saved = counts.save();
    if (random.nextBoolean()) {
      return counts;
    }
    SliceCounts other = new SliceCounts(SliceGrid.of(WindowScale.NONE), LONGEST.toMillis());
    other.restore(saved);
    return other;
  }

  private static void check(SliceCounts counts, List<Event> events, Random random) {
    Duration window = Duration.ofMinutes(1 + random.nextInt(7 * 24 * 60));
    long slice = window.compareTo(Duration.ofDays(3)) <= 0 ? 10_000 : 60_000;
    long at = NOW + random.nextInt(60_000);

    assertThat(counts.window(Instant.ofEpochMilli(at), window))
        .as("window %s, at %d", window, at)
        .isEqualTo(naive(events, at, window, slice));
  }
}
