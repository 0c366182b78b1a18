package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Increments;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.RecordingTap;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the head holds is a function of what was applied, wherever it was interrupted. */
class HeadReplayProperty {
  @RegisterExtension final Seed seed = new Seed();

  /** So few streams that some are forgotten for want of room. */
  private static final HeadConfig CONFIG = config(40);

  /** A stream that was forgotten begins anew, so repeating a batch needs all to be remembered. */
  private static final HeadConfig ROOMY = config(100_000);

  private record Batch(
      long receivedAtMillis, List<SeriesData> series, List<MetricMetadata> metadata) {}

  @Test
  void state_after_restore_and_replay_is_state_before() throws IOException {
    Random random = seed.random();
    boolean underPressure = false;
    for (int run = 0; run < 3; run++) {
      List<Batch> log = log(random, 300);
      int interrupted = random.nextInt(log.size());
      Head live = head();
      Head restored = head();
      RecordingTap liveTap = new RecordingTap();
      RecordingTap restoredTap = new RecordingTap();
      live.addTap(liveTap);
      for (int i = 0; i < log.size(); i++) {
        if (i == interrupted) {
          byte[] checkpoint = digest(live);
          assertThat(digest(live)).isEqualTo(checkpoint);
          restored.restore(new DataInputStream(new ByteArrayInputStream(checkpoint)));
          assertThat(digest(restored)).isEqualTo(checkpoint);
          restored.addTap(restoredTap);
          liveTap.told.clear();
        }
        List<Rejection> rejections = apply(live, log.get(i));
        if (i >= interrupted) {
          assertThat(apply(restored, log.get(i))).isEqualTo(rejections);
          assertThat(restored.windowStartMillis()).isEqualTo(live.windowStartMillis());
        }
      }
      long byTime = log.getLast().receivedAtMillis - CONFIG.window().toMillis();
      underPressure |= live.windowStartMillis() > byTime;
      assertThat(restoredTap.told).isEqualTo(liveTap.told);
      assertThat(Arrays.equals(digest(restored), digest(live))).isTrue();
    }
    assertThat(underPressure).as("memory was short in some run").isTrue();
  }

  @Test
  void readings_and_cumulative_data_can_be_applied_twice() throws IOException {
    Random random = seed.random();
    for (int run = 0; run < 3; run++) {
      Head once = new Head(ROOMY, new CollectorRegistry());
      Head twice = new Head(ROOMY, new CollectorRegistry());
      for (Batch batch : log(random, 150)) {
        Batch repeatable =
            new Batch(
                batch.receivedAtMillis,
                batch.series.stream().filter(HeadReplayProperty::isRepeatable).toList(),
                batch.metadata);
        apply(once, repeatable);
        apply(twice, repeatable);
        apply(twice, repeatable);
      }
      assertThat(Arrays.equals(digest(twice), digest(once))).isTrue();
    }
  }

  /** What says how much was added, adds again; there only a batch's key tells a repetition. */
  private static boolean isRepeatable(SeriesData data) {
    return switch (data) {
      case Floats _, SeriesData.Sums _ -> true;
      case Increments _, Observations _ -> false;
      case Distributions distributions -> distributions.temporality() == Temporality.CUMULATIVE;
    };
  }

  private static List<Batch> log(Random random, int size) {
    List<Batch> log = new ArrayList<>();
    long at = NOW;
    for (int i = 0; i < size; i++) {
      at += random.nextInt(10) == 0 ? random.nextInt(200_000) : random.nextInt(20_000);
      List<SeriesData> series = new ArrayList<>();
      for (int j = random.nextInt(30); j > 0; j--) {
        series.add(data(random, at));
      }
      log.add(
          new Batch(
              at,
              series,
              random.nextInt(5) == 0
                  ? List.of(Push.metadata("m" + random.nextInt(30), "s", "o" + random.nextInt(9)))
                  : List.of()));
    }
    return log;
  }

  private static SeriesData data(Random random, long at) {
    int which = random.nextInt(4);
    long[] times = times(random, at);
    return switch (random.nextInt(6)) {
      case 5 -> sums(random, which, times);
      case 0 ->
          new Floats(
              series("float_total", "instance", "a", "i", "" + random.nextInt(9)),
              times,
              LongStream.of(times)
                  .mapToDouble(time -> Math.max(0, (time - NOW) / 1_000 - random.nextInt(50)))
                  .toArray());
      case 1 ->
          new Increments(
              series("increment", "i", "" + which), times, random.doubles(times.length).toArray());
      case 2 ->
          new Observations(
              series("hdr", "i", "" + which),
              Unit.MILLISECONDS,
              times[0],
              random.doubles(1 + random.nextInt(1_000), 0, 5_000).toArray(),
              random.nextInt(3) == 0 ? 1_000 : 0);
      default -> distributions(random, which, times, at);
    };
  }

  /** Of several writers with starts of their own, each of which counts at its own pace. */
  private static SeriesData sums(Random random, int which, long[] times) {
    long[] starts = starts(random, times);
    double[] values = new double[times.length];
    for (int i = 0; i < values.length; i++) {
      long pace = 1_000L + 500L * Math.floorMod(starts[i], 5);
      values[i] = Math.max(0, (times[i] - NOW) / pace);
    }
    return new SeriesData.Sums(
        series("sum_total", "i", "" + which % 2),
        new StreamId(1 + random.nextInt(2), 1 + random.nextInt(20)),
        starts,
        times,
        values);
  }

  private static long[] starts(Random random, long[] times) {
    return LongStream.of(times)
        .map(time ->
            switch (random.nextInt(4)) {
              case 0 -> 0;
              case 1 -> time - random.nextInt(900_000);
              default -> NOW - 1 - random.nextInt(5);
            })
        .toArray();
  }

  private static long[] times(Random random, long at) {
    return LongStream.generate(() -> at - (random.nextInt(4) == 0 ? random.nextInt(900_000) : 0))
        .limit(1 + random.nextInt(4))
        .map(each -> each + random.nextInt(5_000))
        .toArray();
  }

  private static SeriesData distributions(Random random, int which, long[] times, long at) {
    String kind = List.of("hdr", "exponential", "buckets").get(random.nextInt(3));
    List<DistributionPoint> points = new ArrayList<>();
    for (long time : times) {
      long start = random.nextInt(3) * 1_000L * (at > NOW + 1_000_000 ? 0 : 1);
      points.add(
          new DistributionPoint(
              start == 0 ? 0 : NOW + start, time, distribution(random, kind, time - NOW)));
    }
    Temporality temporality = which < 2 ? Temporality.DELTA : Temporality.CUMULATIVE;
    Labels labels = series(kind, "i", "" + which, "t", temporality.name());
    StreamId stream =
        random.nextBoolean()
            ? StreamId.LABELS
            : new StreamId(1 + random.nextInt(2), 1 + random.nextInt(20));
    return new Distributions(labels, Unit.SECONDS, temporality, stream, points);
  }

  /** Counts that mostly grow with time, as a cumulative sender's do. */
  private static Distribution distribution(Random random, String kind, long age) {
    long grown = Math.max(1, age / 1_000 - (random.nextInt(20) == 0 ? 5 : 0));
    long[] counts = {Math.max(0, grown), Math.max(0, grown / 3), 0, random.nextInt(2)};
    return switch (kind) {
      case "hdr" -> Push.hdr(random.nextInt(2, 4), LongStream.range(0, grown).toArray());
      case "exponential" ->
          new ExponentialDistribution(
              random.nextInt(3, 5), grown, 0, new Buckets(8, counts), Buckets.NONE, grown);
      default ->
          new BucketDistribution(
              random.nextInt(9) == 0 ? new double[] {1, 2, 4} : new double[] {1, 2, 3},
              counts,
              Double.NaN);
    };
  }

  private static HeadConfig config(int streamsMax) {
    return new HeadConfig(
        Duration.ofHours(1),
        1L << 20,
        50,
        50,
        20,
        2,
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        streamsMax);
  }

  private static Head head() {
    return new Head(CONFIG, new CollectorRegistry());
  }

  private static List<Rejection> apply(Head head, Batch batch) {
    return head.apply(batch.receivedAtMillis, batch.series, batch.metadata);
  }

  /** Everything the head holds. */
  private static byte[] digest(Head head) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    head.capture().writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
