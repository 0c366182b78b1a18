package dev.headroom.metrics.growth;

import static dev.headroom.storage.logs.Pages.found;

import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Sums;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.StreamId;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Interleaving;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A store that takes the points of one case in one shape, and what it counted. */
final class GrowthWorld {
  /** What a case calls 0s: midnight of a New Year's day. */
  private static final long ZERO = 1_767_225_600_000L;

  private static final TimeRange ALL = new TimeRange(ZERO - 400_000_000L, ZERO + 800_000_000L);
  private static final HeadConfig CONFIG =
      new HeadConfig(
          Duration.ofDays(2),
          1L << 26,
          1_000,
          1_000,
          10,
          2,
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          32);

  private final GrowthCase.Kind kind;
  private final List<Counted> counted = new ArrayList<>();
  private final List<Rejection> refused = new ArrayList<>();
  private final Map<String, Double> decisions = new HashMap<>();
  private long clock = Long.MIN_VALUE;
  private CollectorRegistry registry = new CollectorRegistry();
  private Head head;

  private record Counted(Labels labels, long sinceMillis, long millis, double amount) {}

  GrowthWorld(GrowthCase.Kind kind) {
    this.kind = kind;
    this.head = open();
  }

  private Head open() {
    Head opened = new Head(CONFIG, registry);
    opened.addTap(
        new SeriesTap() {
          @Override
          public boolean wants(Labels series) {
            return true;
          }

          @Override
          public void increase(Labels series, long since, long millis, double increase) {
            counted.add(new Counted(series, since - ZERO, millis - ZERO, increase));
          }

          @Override
          public void distribution(
              Labels series, Unit unit, long since, long millis, Distribution growth) {
            counted.add(new Counted(series, since - ZERO, millis - ZERO, (double) growth.count()));
          }
        });
    return opened;
  }

  void push(GrowthCase.Push push) {
    clock = Math.max(clock, ZERO + push.millis());
    List<SeriesData> data = push.points().stream().map(this::data).toList();
    refused.addAll(head.apply(clock, data, List.of()));
  }

  /** Stops and starts with nothing but a checkpoint. */
  void restart() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    head.capture().writeTo(new DataOutputStream(bytes));
    noteDecisions();
    registry = new CollectorRegistry();
    head = open();
    head.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private void noteDecisions() {
    for (Decision each : Decision.values()) {
      Double taken =
          registry.getSampleValue(
              "headroom_metrics_growth_decisions_total",
              new String[] {"decision"},
              new String[] {each.label()});
      decisions.merge(each.label(), taken == null ? 0 : taken, Double::sum);
    }
  }

  /** What the words of an expectation stand for. */
  double actual(String what) {
    String[] words = what.split("\\s+");
    if (what.isEmpty()) {
      return total("");
    } else if (words[0].equals("decided")) {
      noteDecisions();
      registry = new CollectorRegistry();
      return Objects.requireNonNull(decisions.get(words[1]), () -> "no decision " + words[1]);
    } else if (words[0].equals("refused")) {
      return refused.stream()
          .filter(each -> words.length == 1 || each.reason().equals(words[1]))
          .mapToLong(Rejection::points)
          .sum();
    } else if (words[0].equals("interleaved")) {
      return head.interleaved().stream().mapToLong(Interleaving::points).sum();
    } else if (words[0].equals("spread")) {
      return counted.stream()
          .filter(each -> each.sinceMillis < each.millis)
          .mapToDouble(Counted::amount)
          .sum();
    } else if (words[0].equals("in")) {
      String[] ends = words[1].split("\\.\\.");
      return within(GrowthCase.millis(ends[0]), GrowthCase.millis(ends[1]));
    } else if (words[0].contains("=")) {
      return total(words[0]);
    }
    throw new IllegalArgumentException("no expectation: " + what);
  }

  private double total(String label) {
    return counted.stream()
        .filter(each ->
            label.isEmpty() || each.labels.get(label.split("=")[0]).equals(label.split("=")[1]))
        .mapToDouble(Counted::amount)
        .sum();
  }

  private double within(long from, long to) {
    return counted.stream().mapToDouble(each -> within(each, from, to)).sum();
  }

  private static double within(Counted each, long from, long to) {
    if (each.sinceMillis == each.millis) {
      return each.millis >= from && each.millis < to ? each.amount : 0;
    }
    double overlap = Math.min(to, each.millis) - Math.max(from, each.sinceMillis);
    return Math.max(0, overlap) * each.amount / (each.millis - each.sinceMillis);
  }

  /** What a query finds that asks what was counted in all. */
  double queried() {
    Selector selector = Selector.parse("{__name__=~\"requests.*\"}");
    if (kind == GrowthCase.Kind.COUNTERS || kind == GrowthCase.Kind.SUMS) {
      double sum = 0;
      for (SeriesSamples each :
          new SeriesQueries(head).samples(selector, ALL, 1_000_000).series()) {
        sum += CounterGrowth.of(readings(each.samples())).in(ALL);
      }
      return sum;
    }
    PercentileQuery query = new PercentileQuery(selector, ALL, List.of(0.5), Optional.empty());
    return found(new SeriesQueries(head).percentiles(query)).points().stream()
        .mapToLong(PercentileAnswer.Point::count)
        .sum();
  }

  private static Samples readings(Samples samples) {
    return new Samples(samples.timesMillis(), samples.values());
  }

  private SeriesData data(GrowthCase.Point point) {
    long millis = ZERO + point.millis();
    long start = point.fromMillis() == Long.MIN_VALUE ? 0 : ZERO + point.fromMillis();
    Labels labels = Labels.of(point.labels()).with(Labels.NAME, "requests_total");
    StreamId stream =
        new StreamId(
            1 + Math.abs((long) point.sender().hashCode()),
            1 + Math.abs((long) (point.sender() + point.labels()).hashCode()));
    return switch (kind) {
      case COUNTERS ->
          new Floats(
              labels.with("instance", point.sender()),
              new long[] {millis},
              new double[] {point.value()});
      case SUMS ->
          new Sums(
              labels,
              stream,
              new long[] {start},
              new long[] {millis},
              new double[] {point.value()});
      case EXPLICIT, EXPONENTIAL, HDR ->
          new Distributions(
              labels,
              Unit.SECONDS,
              Temporality.CUMULATIVE,
              stream,
              List.of(new DistributionPoint(start, millis, distribution(point.buckets()))));
    };
  }

  private Distribution distribution(long[] counts) {
    return switch (kind) {
      case EXPLICIT -> {
        double[] bounds = new double[counts.length - 1];
        Arrays.setAll(bounds, i -> i + 1);
        yield new BucketDistribution(bounds, counts, Double.NaN);
      }
      case EXPONENTIAL ->
          new ExponentialDistribution(3, 0, 0, new Buckets(5, counts), Buckets.NONE, Double.NaN);
      case HDR -> {
        int[] filled =
            java.util.stream.IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        yield new HdrDistribution(
            2,
            Arrays.stream(filled).map(i -> 100 + i).toArray(),
            Arrays.stream(filled).mapToLong(i -> counts[i]).toArray(),
            Double.NaN,
            0);
      }
      case COUNTERS, SUMS -> throw new IllegalStateException("not a distribution");
    };
  }
}
