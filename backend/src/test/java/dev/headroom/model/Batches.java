package dev.headroom.model;

import dev.headroom.Seed;
import dev.headroom.model.BatchKey.Digest;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Batches for tests: numbered ones that can be told apart, and random ones of every kind. */
public final class Batches {
  private static final double[] ODD_DOUBLES = {
    0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, -1.5, 1e300
  };

  private Batches() {}

  /** A batch that carries its number as its time: most are small, one in ten is not. */
  public static Batch numbered(long number) {
    String noise = number % 10 == 5 ? text(Seed.fixed(number), 400) : "";
    LogRecord log =
        new LogRecord(number, "checkout", 9, "order " + number, noise, "", Map.of("n", "n"));
    return Batch.ofLogs(number, List.of(log));
  }

  /** A batch of about so many bytes that no compression makes smaller. */
  public static Batch large(long number, int bytes) {
    Random random = Seed.fixed(number);
    long[] times = new long[bytes / 9];
    double[] values = new double[times.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(random.nextLong());
    }
    Labels labels = Labels.of(Labels.NAME, "noise");
    return Batch.ofSeries(number, List.of(new SeriesData.Floats(labels, times, values)));
  }

  public static BatchKey key(long id) {
    return key(id, id);
  }

  public static BatchKey key(long id, long body) {
    return new BatchKey(new Digest(id * 31, id), new Digest(body, ~body), true);
  }

  public static BatchKey unremembered(long id) {
    return new BatchKey(new Digest(id, id), new Digest(id, id), false);
  }

  /** Everything in a value as text, arrays included, to compare what has no equality of its own. */
  public static String spelledOut(Object value) {
    return switch (value) {
      case double[] doubles -> Arrays.toString(doubles);
      case long[] longs -> Arrays.toString(longs);
      case int[] ints -> Arrays.toString(ints);
      case List<?> list -> list.stream().map(Batches::spelledOut).toList().toString();
      case Map<?, ?> map -> new TreeMap<>(map).toString();
      case Record parts ->
          Stream.of(parts.getClass().getRecordComponents())
              .map(each -> each.getName() + "=" + spelledOut(component(parts, each)))
              .collect(Collectors.joining(", ", parts.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static Object component(Record parts, RecordComponent component) {
    try {
      return component.getAccessor().invoke(parts);
    } catch (ReflectiveOperationException inaccessible) {
      throw new IllegalStateException(inaccessible);
    }
  }

  public static Batch random(Random random) {
    List<SeriesData> series = list(random, 20, Batches::series);
    List<MetricMetadata> metadata = list(random, 4, Batches::metadata);
    List<LogRecord> logs = list(random, 10, Batches::log);
    return new Batch(
        random.nextLong(),
        series,
        metadata,
        logs,
        list(random, 3, Batches::change),
        list(random, 3, Batches::promise));
  }

  private static SeriesData series(Random random) {
    Labels labels = labels(random);
    return switch (random.nextInt(5)) {
      case 0 -> {
        double[] values = doubles(random, 30);
        yield new SeriesData.Floats(labels, times(random, values.length), values);
      }
      case 1 -> {
        double[] values = doubles(random, 3);
        yield new SeriesData.Increments(labels, times(random, values.length), values);
      }
      case 2 -> {
        double[] values = doubles(random, 3);
        long[] starts = times(random, values.length);
        yield new SeriesData.Sums(
            labels, stream(random), starts, times(random, values.length), values);
      }
      case 3 ->
          new SeriesData.Observations(
              labels, unit(random), time(random), doubles(random, 40), odd(random));
      default ->
          new SeriesData.Distributions(
              labels,
              unit(random),
              random.nextBoolean() ? Temporality.DELTA : Temporality.CUMULATIVE,
              stream(random),
              list(random, 3, Batches::point));
    };
  }

  private static StreamId stream(Random random) {
    return random.nextBoolean()
        ? StreamId.LABELS
        : new StreamId(random.nextLong(), random.nextLong());
  }

  private static Labels labels(Random random) {
    Map<String, String> labels = new HashMap<>();
    labels.put(Labels.NAME, "metric_" + random.nextInt(3));
    for (int i = random.nextInt(6); i > 0; i--) {
      labels.put("label" + random.nextInt(9), text(random, random.nextInt(200)));
    }
    return random.nextInt(20) == 0 ? Labels.EMPTY : Labels.of(labels);
  }

  private static DistributionPoint point(Random random) {
    return new DistributionPoint(
        random.nextBoolean() ? 0 : time(random), time(random), distribution(random));
  }

  private static Distribution distribution(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> hdr(random);
      case 1 ->
          new ExponentialDistribution(
              random.nextInt(31) - 10,
              count(random),
              Math.abs(odd(random)),
              new ExponentialDistribution.Buckets(random.nextInt(), counts(random, 20)),
              ExponentialDistribution.Buckets.NONE,
              odd(random));
      default -> {
        double[] bounds = doubles(random, 12);
        yield new BucketDistribution(bounds, counts(random, bounds.length + 1), odd(random));
      }
    };
  }

  private static HdrDistribution hdr(Random random) {
    int[] cells = new int[random.nextInt(30)];
    int cell = random.nextInt(100);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell;
      cell += 1 + random.nextInt(1 << random.nextInt(20));
    }
    long[] counts = counts(random, cells.length);
    return new HdrDistribution(1 + random.nextInt(5), cells, counts, odd(random), count(random));
  }

  private static MetricMetadata metadata(Random random) {
    MetricMetadata.MetricKind[] kinds = MetricMetadata.MetricKind.values();
    return new MetricMetadata(
        text(random, 20), kinds[random.nextInt(kinds.length)], "s", text(random, 90), "");
  }

  private static LogRecord log(Random random) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      attributes.put("key" + i, text(random, 30));
    }
    return new LogRecord(
        random.nextLong(),
        text(random, 10),
        random.nextInt(25),
        text(random, 300),
        random.nextBoolean() ? "" : "0af7651916cd43dd8448eb211c80319c",
        "",
        attributes);
  }

  private static ChangeEvent change(Random random) {
    return new ChangeEvent(
        time(random), "deploy", text(random, 8), "1.4." + random.nextInt(9), text(random, 60), "");
  }

  private static PromiseChange promise(Random random) {
    return new PromiseChange(text(random, 12), text(random, random.nextInt(3) * 40), time(random));
  }

  private static Unit unit(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Unit.MILLISECONDS;
      case 1 -> Unit.of("{request}");
      case 2 -> Unit.of("KiBy");
      default -> new Unit("fortnight", Unit.Dimension.TIME, new BigDecimal("1209600"));
    };
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(random.nextInt(5) == 0 ? 0x1f600 + random.nextInt(50) : 'a' + i % 26);
    }
    return text.toString();
  }

  private static double[] doubles(Random random, int lengthMax) {
    double[] doubles = new double[random.nextInt(lengthMax + 1)];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = random.nextInt(4) == 0 ? odd(random) : random.nextDouble();
    }
    return doubles;
  }

  private static double odd(Random random) {
    return ODD_DOUBLES[random.nextInt(ODD_DOUBLES.length)];
  }

  private static long[] times(Random random, int length) {
    long[] times = new long[length];
    for (int i = 0; i < length; i++) {
      times[i] = time(random);
    }
    return times;
  }

  private static long time(Random random) {
    return random.nextInt(10) == 0 ? random.nextLong() : 1_700_000_000_000L + random.nextInt(9999);
  }

  private static long[] counts(Random random, int length) {
    long[] counts = new long[length];
    for (int i = 0; i < length; i++) {
      counts[i] = count(random);
    }
    return counts;
  }

  private static long count(Random random) {
    return random.nextLong() >>> random.nextInt(1, 64);
  }

  private static <T> List<T> list(Random random, int sizeMax, Function<Random, T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(sizeMax + 1); i > 0; i--) {
      list.add(element.apply(random));
    }
    return list;
  }
}
