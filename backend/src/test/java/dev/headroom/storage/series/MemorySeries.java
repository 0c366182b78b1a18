package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.SeriesCursor.DistributionSink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Series in plain maps, as simple as can be: what the seam asks for and nothing else. */
public final class MemorySeries implements SeriesSource {
  private final Map<Labels, SeriesCursor> series = new TreeMap<>();
  private final Map<String, MetricMetadata> metadata = new TreeMap<>();

  /**
   * @param data samples, increments, observations and delta distributions
   */
  public MemorySeries(List<SeriesData> data, List<MetricMetadata> metadata) {
    metadata.forEach(this::describe);
    data.forEach(this::add);
  }

  /** Notes what a sender says of a metric; the last word counts. */
  void describe(MetricMetadata described) {
    metadata.put(described.metric(), described);
  }

  /** The readings of a series of plain numbers by their times, which may be taken away. */
  NavigableMap<Long, Double> readings(Labels labels) {
    return plain(labels, Double.NaN).values;
  }

  /** The unit of a series of distributions; empty if there is none. */
  Optional<Unit> unit(Labels labels) {
    return series.get(labels) instanceof Distributed distributed
        ? Optional.of(distributed.unit)
        : Optional.empty();
  }

  /** Adds what was pushed, points at equal times included. */
  void add(SeriesData data) {
    switch (data) {
      case SeriesData.Floats floats -> {
        Plain plain = plain(floats.labels(), Double.NaN);
        for (int i = 0; i < floats.points(); i++) {
          plain.values.put(floats.timestampsMillis()[i], floats.values()[i]);
        }
      }
      case SeriesData.Increments added -> {
        Plain plain = plain(added.labels(), 0);
        for (int i = 0; i < added.points(); i++) {
          plain.values.merge(added.timestampsMillis()[i], added.values()[i], Double::sum);
        }
      }
      case SeriesData.Observations seen ->
          distributed(seen.labels(), seen.unit()).observe(seen.timestampMillis(), seen.values());
      case SeriesData.Distributions counted ->
          counted
              .values()
              .forEach(point ->
                  distributed(counted.labels(), counted.unit())
                      .points
                      .add(Map.entry(point.timestampMillis(), point.distribution())));
      case SeriesData.Sums _ -> throw new IllegalArgumentException("sums need a rule of growth");
    }
  }

  private Plain plain(Labels labels, double before) {
    return (Plain) series.computeIfAbsent(labels, each -> new Plain(each, before));
  }

  private Distributed distributed(Labels labels, Unit unit) {
    return (Distributed) series.computeIfAbsent(labels, each -> new Distributed(each, unit));
  }

  @Override
  public Stream<SeriesCursor> select(Selector selector, TimeRange range) {
    return series.values().stream()
        .filter(each -> selector.matches(each.labels()))
        .filter(each ->
            range.equals(TimeRange.EVER)
                || (each.oldestMillis() < range.toMillis()
                    && each.newestMillis() >= range.fromMillis()));
  }

  @Override
  public List<MetricMetadata> metadata() {
    return List.copyOf(metadata.values());
  }

  @Override
  public Optional<MetricMetadata> metadata(String metric) {
    return Optional.ofNullable(metadata.get(metric));
  }

  @Override
  public List<String> metricsOnceNamed(String originalName) {
    return metadata.values().stream()
        .filter(each -> each.originalName().equals(originalName))
        .map(MetricMetadata::metric)
        .sorted()
        .toList();
  }

  /** Plain numbers; {@code before} is 0 for increments and NaN for readings. */
  private static final class Plain implements SeriesCursor.NumberCursor {
    private final Labels labels;
    private final double before;
    private final TreeMap<Long, Double> values = new TreeMap<>();

    private Plain(Labels labels, double before) {
      this.labels = labels;
      this.before = before;
    }

    @Override
    public Labels labels() {
      return labels;
    }

    @Override
    public long oldestMillis() {
      return values.isEmpty() ? Long.MAX_VALUE : values.firstKey();
    }

    @Override
    public long newestMillis() {
      return values.isEmpty() ? Long.MIN_VALUE : values.lastKey();
    }

    @Override
    public boolean isCounter() {
      return labels.metric().endsWith("_total");
    }

    @Override
    public int samplesAtMost(TimeRange range) {
      return values.size();
    }

    @Override
    public Samples samples(TimeRange range) {
      Map<Long, Double> in = values.subMap(range.fromMillis(), range.toMillis());
      long[] times = in.keySet().stream().mapToLong(Long::longValue).toArray();
      double[] read = in.values().stream().mapToDouble(Double::doubleValue).toArray();
      if (Double.isNaN(before)) {
        return new Samples(times, read);
      }
      double total = 0;
      for (double earlier : values.headMap(range.fromMillis()).values()) {
        total += earlier;
      }
      double atStart = total;
      for (int i = 0; i < read.length; i++) {
        total += read[i];
        read[i] = total;
      }
      return new Samples(times, read, atStart);
    }
  }

  /** Distributions, and observations in cells of ten seconds. */
  private static final class Distributed implements SeriesCursor.DistributionCursor {
    private static final long CELL_MILLIS = 10_000;

    private final Labels labels;
    private final Unit unit;
    private final List<Map.Entry<Long, Distribution>> points = new ArrayList<>();
    private final TreeMap<Long, List<Long>> ticks = new TreeMap<>();
    private long newestSeenMillis = Long.MIN_VALUE;

    private Distributed(Labels labels, Unit unit) {
      this.labels = labels;
      this.unit = unit;
    }

    private void observe(long millis, double[] values) {
      newestSeenMillis = Math.max(newestSeenMillis, millis);
      BigDecimal ticksPerUnit =
          unit.base().multiply(BigDecimal.valueOf(unit.dimension().baseUnit().ticksPerUnit()));
      for (double value : values) {
        ticks
            .computeIfAbsent(
                Math.floorDiv(millis, CELL_MILLIS) * CELL_MILLIS, cell -> new ArrayList<>())
            .add(Math.round(value * ticksPerUnit.doubleValue()));
      }
    }

    private LongStream times() {
      return LongStream.concat(
          points.stream().mapToLong(Map.Entry::getKey),
          ticks.keySet().stream().mapToLong(Long::longValue));
    }

    @Override
    public Labels labels() {
      return labels;
    }

    @Override
    public long oldestMillis() {
      return times().min().orElse(Long.MAX_VALUE);
    }

    @Override
    public long newestMillis() {
      return Math.max(newestSeenMillis, times().max().orElse(Long.MIN_VALUE));
    }

    @Override
    public Unit unit() {
      return unit;
    }

    @Override
    public Set<Unit> units() {
      return Set.of(ticks.isEmpty() ? unit : unit.dimension().baseUnit());
    }

    @Override
    public boolean read(TimeRange range, DistributionSink sink) {
      boolean found = false;
      HdrLayout layout = HdrLayout.TWO_DIGITS;
      for (List<Long> cell : ticks.subMap(range.fromMillis(), range.toMillis()).values()) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        cell.forEach(each -> counts.merge(layout.cell(each), 1L, Long::sum));
        sink.add(
            layout,
            layout.digits(),
            cell.stream().mapToDouble(Long::doubleValue).sum(),
            counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
            counts.values().stream().mapToLong(Long::longValue).toArray(),
            0);
        found = true;
      }
      for (Map.Entry<Long, Distribution> point : points) {
        if (range.contains(point.getKey())) {
          give(sink, point.getValue());
          found = true;
        }
      }
      return found;
    }

    private void give(DistributionSink sink, Distribution distribution) {
      switch (distribution) {
        case BucketDistribution buckets -> sink.add(unit, buckets);
        case ExponentialDistribution exponential -> sink.add(unit, exponential);
        case HdrDistribution hdr ->
            sink.add(
                HdrLayout.of(hdr.digits()),
                hdr.digits(),
                hdr.sum(),
                hdr.cells(),
                hdr.counts(),
                hdr.overflow());
      }
    }
  }
}
