package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes samples in and keeps them in plain maps, on one thread: what the seam asks for and nothing
 * else. Growth is the plain kind: a reading that falls counts whole, a first distribution too.
 */
final class MemorySampleStore implements SampleStore {
  private static final long WINDOW_MILLIS = 3_600_000;
  private static final long LEAD_MILLIS = 600_000;
  private static final long MINUTE_MILLIS = 60_000;

  private final MemorySeries series;
  private final Room numbers;
  private final Room distributions;
  private final Map<Labels, Heard> heard = new HashMap<>();
  private final Map<Stream, DistributionPoint> cumulative = new HashMap<>();
  private final Map<SeriesTap, Map<Labels, Boolean>> taps = new LinkedHashMap<>();
  private final Map<String, Rejection> refused = new LinkedHashMap<>();
  private long nowMillis;
  private long arrivedMillis;

  /** The newest sample of a series, when it arrived, and the finite value that arrived last. */
  private record Heard(long millis, long arrivedMillis, double finite) {}

  private record Stream(Labels labels, StreamId id) {}

  /**
   * @param series where all is kept; empty
   * @param numbersMax series of plain numbers
   * @param distributionsMax series of observations or distributions
   */
  MemorySampleStore(MemorySeries series, int numbersMax, int distributionsMax) {
    this.series = series;
    this.numbers = new Room("series_limit", numbersMax);
    this.distributions = new Room("distribution_series_limit", distributionsMax);
  }

  @Override
  public List<Rejection> apply(
      long receivedAtMillis, List<SeriesData> push, List<MetricMetadata> metadata) {
    boolean newMinute = receivedAtMillis / MINUTE_MILLIS > nowMillis / MINUTE_MILLIS;
    arrivedMillis = receivedAtMillis;
    nowMillis = Math.max(nowMillis, receivedAtMillis);
    refused.clear();
    numbers.present.forEach(each -> tell(each, _ -> {}));
    distributions.present.forEach(each -> tell(each, _ -> {}));
    push.forEach(this::apply);
    metadata.forEach(series::describe);
    if (newMinute) {
      numbers.expected.clear();
      distributions.expected.clear();
    }
    return List.copyOf(refused.values());
  }

  private void apply(SeriesData data) {
    switch (data) {
      case SeriesData.Floats floats -> {
        for (int i = 0; i < floats.points(); i++) {
          sample(floats.labels(), floats.timestampsMillis()[i], floats.values()[i]);
        }
      }
      case SeriesData.Increments added -> {
        for (int i = 0; i < added.points(); i++) {
          increment(added.labels(), added.timestampsMillis()[i], added.values()[i]);
        }
      }
      case SeriesData.Observations seen -> observe(seen);
      case SeriesData.Distributions counted ->
          counted.values().forEach(point -> distribution(counted, point));
      case SeriesData.Sums _ -> throw new IllegalArgumentException("sums need a rule of growth");
    }
  }

  private void sample(Labels labels, long millis, double value) {
    if (!takes(labels, millis, 1)) {
      return;
    }
    Heard last = heard.get(labels);
    if (last != null && millis <= last.millis()) {
      NavigableMap<Long, Double> readings = series.readings(labels);
      Double stored = readings.get(millis);
      boolean same = stored != null && bits(stored) == bits(value);
      if (same || !wasAhead(last, millis)) {
        if (!same) {
          refuse(stored == null ? "out_of_order" : "duplicate_timestamp", 1, labels, millis);
        }
        return;
      }
      readings.tailMap(millis, true).clear();
    }
    numbers.arrived(labels);
    series.add(Push.floats(labels, millis, value));
    double before = last == null ? Double.NaN : last.finite();
    heard.put(labels, new Heard(millis, arrivedMillis, Double.isFinite(value) ? value : before));
    if (Double.isFinite(value)) {
      double growth = Double.isNaN(before) ? 0 : value < before ? value : value - before;
      tell(labels, tap -> tap.increase(labels, millis, growth));
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  /** Whether the newest sample lay in the future, at least as far as this one lies in the past. */
  private boolean wasAhead(Heard newest, long millis) {
    long lead = newest.millis() - arrivedMillis;
    return lead > 0 && arrivedMillis > newest.arrivedMillis() && lead >= arrivedMillis - millis;
  }

  private void increment(Labels labels, long millis, double value) {
    if (!Double.isFinite(value)) {
      refuse("not_finite", 1, labels, millis);
    } else if (takes(labels, millis, 1)) {
      numbers.arrived(labels);
      series.add(Push.increments(labels, millis, value));
      tell(labels, tap -> tap.increase(labels, millis, value));
    }
  }

  private void observe(SeriesData.Observations seen) {
    if (seen.expectedInterval() > 0) {
      throw new IllegalArgumentException("stalls need a rule of their own");
    }
    Labels labels = seen.labels();
    long millis = seen.timestampMillis();
    if (!takes(labels, millis, seen.points())) {
      return;
    }
    if (series
        .unit(labels)
        .filter(unit -> unit.dimension() != seen.unit().dimension())
        .isPresent()) {
      refuse("unit_mismatch", seen.points(), labels, millis);
      return;
    }
    distributions.arrived(labels);
    series.add(seen);
    tell(labels, tap -> tap.observations(labels, seen.unit(), millis, seen.values()));
  }

  private void distribution(SeriesData.Distributions counted, DistributionPoint point) {
    Labels labels = counted.labels();
    long millis = point.timestampMillis();
    Distribution distribution = point.distribution();
    if (series.unit(labels).filter(unit -> !fits(counted.unit(), unit, distribution)).isPresent()) {
      refuse("unit_mismatch", 1, labels, millis);
    } else if (takes(labels, millis, 1) && isNew(counted, point)) {
      distributions.arrived(labels);
      series.add(Push.delta(labels, counted.unit(), millis, distribution));
      tell(labels, tap -> tap.distribution(labels, counted.unit(), millis, distribution));
    }
  }

  /** Cells are in ticks of the dimension, buckets in the very unit. */
  private static boolean fits(Unit unit, Unit ofSeries, Distribution distribution) {
    return distribution instanceof HdrDistribution
        ? unit.dimension() == ofSeries.dimension()
        : unit.equals(ofSeries);
  }

  private boolean isNew(SeriesData.Distributions counted, DistributionPoint point) {
    if (counted.temporality() == SeriesData.Temporality.DELTA) {
      return true;
    }
    DistributionPoint before =
        cumulative.putIfAbsent(new Stream(counted.labels(), counted.stream()), point);
    if (before != null && before.timestampMillis() != point.timestampMillis()) {
      throw new IllegalArgumentException("a further cumulative point needs a rule of growth");
    }
    return before == null;
  }

  private boolean takes(Labels labels, long millis, long points) {
    if (millis < windowStartMillis()) {
      refuse("too_old", points, labels, millis);
      return false;
    }
    if (millis > arrivedMillis + LEAD_MILLIS) {
      refuse("too_far_in_future", points, labels, millis);
      return false;
    }
    return true;
  }

  private void refuse(String reason, long points, Labels labels, long millis) {
    Rejection first = new Rejection(reason, points, labels + " at " + Instant.ofEpochMilli(millis));
    refused.merge(
        reason,
        first,
        (before, _) -> new Rejection(reason, before.points() + points, before.detail()));
  }

  /** Tells every tap that wants a series, and asks those that were not asked about it yet. */
  private void tell(Labels labels, Consumer<SeriesTap> what) {
    taps.forEach((tap, asked) -> {
      if (asked.computeIfAbsent(labels, tap::wants)) {
        what.accept(tap);
      }
    });
  }

  @Override
  public boolean reserve(int ofNumbers, int ofDistributions) {
    if (!numbers.reserve(ofNumbers)) {
      return false;
    }
    if (!distributions.reserve(ofDistributions)) {
      numbers.reserved -= ofNumbers;
      return false;
    }
    return true;
  }

  @Override
  public void release(int ofNumbers, int ofDistributions) {
    numbers.reserved -= ofNumbers;
    distributions.reserved -= ofDistributions;
  }

  @Override
  public Optional<Rejection> refuse(Labels labels, boolean distribution) {
    return (distribution ? distributions : numbers).refuse(labels);
  }

  @Override
  public void addTap(SeriesTap tap) {
    taps.putIfAbsent(tap, new HashMap<>());
  }

  @Override
  public void removeTap(SeriesTap tap) {
    taps.remove(tap);
  }

  @Override
  public List<Interleaving> interleaved() {
    return List.of();
  }

  @Override
  public long windowStartMillis() {
    return nowMillis - WINDOW_MILLIS;
  }

  /** The series of one kind that there are, and those that may come. */
  private static final class Room {
    private final String reason;
    private final int max;
    private final Set<Labels> present = new HashSet<>();
    private final Set<Labels> expected = new HashSet<>();
    private int reserved;

    private Room(String reason, int max) {
      this.reason = reason;
      this.max = max;
    }

    private int taken() {
      return present.size() + expected.size() + reserved;
    }

    private boolean reserve(int more) {
      boolean room = taken() + more <= max;
      reserved += room ? more : 0;
      return room;
    }

    private Optional<Rejection> refuse(Labels labels) {
      if (present.contains(labels) || expected.contains(labels)) {
        return Optional.empty();
      }
      if (taken() >= max) {
        return Optional.of(new Rejection(reason, 1, labels + " is new; " + reason + " is " + max));
      }
      expected.add(labels);
      return Optional.empty();
    }

    private void arrived(Labels labels) {
      expected.remove(labels);
      present.add(labels);
    }
  }
}
