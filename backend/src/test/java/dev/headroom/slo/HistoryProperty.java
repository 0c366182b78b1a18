package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.TimeRange;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a history says was left is what the evaluation of that moment said, however much of the past
 * is asked for, in whatever steps.
 */
class HistoryProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final Instant ZERO = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7));

  @Test
  void remainingIsThatOfTheWindowThatEndsWithTheStep() {
    Random random = seed.random();
    for (Duration window : WINDOWS) {
      for (int scale : List.of(1, 60)) {
        check(window, new WindowScale(scale), random);
      }
    }
  }

  private static void check(Duration window, WindowScale scale, Random random) {
    Duration played = scale.apply(window);
    Objectives objectives =
        Promises.counted(
            List.of(Promises.of("a", Promises.requests(), "0.9", played)),
            SloConfig.defaults().with(scale),
            new CollectorRegistry());
    Evaluator evaluator = new Evaluator(objectives, () -> 0);
    List<Said> said = live(objectives, evaluator, scale, played, random);
    Instant now = said.getLast().at();

    int compared = 0;
    for (int i = 0; i < 100; i++) {
      Said then = said.get(random.nextInt(said.size()));
      long length = 1 + random.nextLong(2 * played.toMillis());
      TimeRange range = new TimeRange(then.at().toEpochMilli() - length, then.at().toEpochMilli());
      Duration step = Duration.ofMillis(1 + random.nextLong(length));
      List<Evaluator.HistoryPoint> points =
          evaluator.history("a", range, step).orElseThrow().points();
      String told = "%s at %s, asked for %s in %s".formatted(played, then.at(), range, step);
      if (!points.isEmpty() && points.getLast().until().isAfter(then.at())) {
        continue; // too long ago for fine slices
      }
      compared++;
      if (!then.at().isBefore(now.minus(played))) {
        assertThat(points).as(told).isNotEmpty();
        assertThat(points.getLast().remaining()).as(told).isEqualTo(then.remaining());
      } else if (!points.isEmpty()) {
        assertThat(points.getLast().remaining()).as(told).isIn(then.remaining(), Optional.empty());
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  /** What an evaluation said was left. */
  private record Said(Instant at, Optional<BigDecimal> remaining) {}

  /** Events as they happen, with pauses, and what was said now and then, on ends of slices. */
  private static List<Said> live(
      Objectives objectives,
      Evaluator evaluator,
      WindowScale scale,
      Duration window,
      Random random) {
    List<SeriesTap> taps = objectives.counting().taps();
    List<Said> said = new ArrayList<>();
    long slice = scale.factor() == 1 ? 10_000 : 1_000; // the fine ones
    boolean pause = false;
    for (long at = 0; at < 3 * window.toMillis(); at += slice) {
      pause ^= random.nextInt(500) == 0;
      if (!pause) {
        int total = random.nextInt(20);
        int good = random.nextInt(total + 1);
        long time = ZERO.toEpochMilli() + at + random.nextLong(slice);
        taps.get(0).increase(Promises.GOOD, time, good);
        taps.get(1).increase(Promises.GOOD, time, total);
      }
      if (random.nextInt(100) == 0 || at + slice >= 3 * window.toMillis()) {
        Instant moment = ZERO.plusMillis(at + slice);
        said.add(new Said(moment, evaluator.evaluate("a", moment).orElseThrow().budget().known()));
      }
    }
    return said;
  }
}
