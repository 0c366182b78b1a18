package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.Interleavings;
import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Usage;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.select.Selector;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.series.Interleaving;
import dev.headroom.storage.series.SampleStore;
import dev.headroom.storage.series.SeriesCursor;
import dev.headroom.storage.series.SeriesSource;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Series in memory, bounded by a window of event time and by bytes. */
public final class Head implements SampleStore, SeriesSource, CheckpointPart {
  private static final long NEW_SERIES_BYTES = 1_024;
  private static final int OVERSHOOT_SHARE = 16;

  private final SeriesIndex<FloatSeries> floats = new SeriesIndex<>();
  private final SeriesIndex<DistributionSeries> distributions = new SeriesIndex<>();
  private final Taps taps = new Taps();
  private final HeadWindow window;
  private final HeadRetention retention;
  private final MetadataIndex metadata;
  private final Interleavings interleavings = new Interleavings();
  private final SenderStreams streams;
  private final FloatApply floatApply;
  private final SumApply sumApply;
  private final DistributionApply distributionApply;
  private final SeriesLimit floatLimit;
  private final SeriesLimit distributionLimit;
  private final HeadMetrics metrics;
  private final long bytesMax;
  private long footprint;

  /** What the applying thread knows, for those who ask for room. */
  private volatile long held;

  private volatile boolean pressed;

  public Head(HeadConfig config, CollectorRegistry registry) {
    bytesMax = config.bytesMax();
    window = new HeadWindow(config);
    GrowthRule rule =
        new GrowthRule(config.trustedStart().toMillis(), config.senderLookback().toMillis());
    GrowthDecisions verdicts = new GrowthDecisions(interleavings, window);
    HeldFirsts firsts = new HeldFirsts(rule, verdicts);
    streams = new SenderStreams(floats, distributions, firsts, config.streamsMax());
    retention = new HeadRetention(floats, distributions, window, streams, config.bytesMax());
    metadata = new MetadataIndex(config.metadataMax());
    floatLimit = new SeriesLimit("series_limit", "metrics.seriesMax", config.seriesMax(), floats);
    distributionLimit =
        new SeriesLimit(
            "distribution_series_limit",
            "metrics.distributionSeriesMax",
            config.distributionSeriesMax(),
            distributions);
    SeriesMaker<FloatSeries> floatMaker = new SeriesMaker<>(floats, taps, floatLimit, window);
    SeriesMaker<DistributionSeries> distributionMaker =
        new SeriesMaker<>(distributions, taps, distributionLimit, window);
    floatApply = new FloatApply(floatMaker, window, rule, streams, firsts, verdicts);
    sumApply = new SumApply(floatMaker, window, rule, streams, verdicts);
    distributionApply =
        new DistributionApply(
            distributionMaker,
            window,
            HdrLayout.of(config.digits()),
            new CumulativeApply(rule, streams, verdicts, window));
    metrics = new HeadMetrics(config, registry);
  }

  @Override
  public List<Rejection> apply(
      long receivedAtMillis, List<SeriesData> series, List<MetricMetadata> descriptions) {
    taps.settle(this::forEachSeries);
    boolean newMinute = window.advance(receivedAtMillis);
    AppliedPoints applied = new AppliedPoints();
    long forgotten = streams.forgotten();
    for (SeriesData each : series) {
      switch (each) {
        case SeriesData.Floats data -> floatApply.apply(data, applied);
        case SeriesData.Sums data -> sumApply.apply(data, applied);
        case SeriesData.Increments data -> floatApply.apply(data, applied);
        case SeriesData.Observations data -> distributionApply.apply(data, applied);
        case SeriesData.Distributions data -> distributionApply.apply(data, applied);
      }
    }
    applied.metadataRefused = metadata.put(descriptions);
    // SenderStreams are forgotten in any series, not only in those that grew.
    long grown =
        streams.forgotten() == forgotten ? footprint + applied.footprint : retention.footprint();
    footprint = retention.afterBatch(newMinute, grown);
    if (newMinute) {
      floatLimit.forgetExpected();
      distributionLimit.forgetExpected();
    }
    metrics.applied(applied);
    publish();
    return applied.rejections();
  }

  @Override
  public boolean reserve(int numbers, int distributions) {
    if (!floatLimit.reserve(numbers)) {
      return false;
    }
    if (!distributionLimit.reserve(distributions)) {
      floatLimit.release(numbers);
      return false;
    }
    if (hasPlenty()) {
      return true;
    }
    release(numbers, distributions);
    return false;
  }

  @Override
  public void release(int numbers, int distributions) {
    floatLimit.release(numbers);
    distributionLimit.release(distributions);
  }

  @Override
  public Optional<Rejection> refuse(Labels series, boolean distribution) {
    Optional<Rejection> refused =
        (distribution ? distributionLimit : floatLimit).refuse(series, this::noMemory);
    refused.ifPresent(metrics::rejected);
    return refused;
  }

  /**
   * Memory pressure drops data and no series, so a bound on memory is one on new series: they are
   * refused while more than the bound is held and nothing is left to drop, and while what was let
   * in would go beyond it by more than data that is about to be dropped.
   */
  private Optional<String> noMemory() {
    return holds(expectedBytes())
        ? Optional.empty()
        : Optional.of("%d bytes are held; metrics.bytesMax is %d".formatted(held, bytesMax));
  }

  /** Whether there is room for twice what was let in. */
  private boolean hasPlenty() {
    return holds(2 * expectedBytes());
  }

  private boolean holds(long bytes) {
    return !pressed && held + bytes <= bytesMax + bytesMax / OVERSHOOT_SHARE;
  }

  private long expectedBytes() {
    return NEW_SERIES_BYTES * ((long) floatLimit.expected() + distributionLimit.expected());
  }

  @Override
  public void addTap(SeriesTap tap) {
    taps.add(tap);
  }

  @Override
  public void removeTap(SeriesTap tap) {
    taps.remove(tap);
  }

  @Override
  public Stream<SeriesCursor> select(Selector selector, TimeRange range) {
    return Stream.concat(floats.select(selector).stream(), distributions.select(selector).stream())
        .filter(series -> range.equals(TimeRange.EVER) || hasDataIn(series, range))
        .map(Series::cursor);
  }

  private static boolean hasDataIn(Series series, TimeRange range) {
    return series.oldestMillis() < range.toMillis() && series.newestMillis() >= range.fromMillis();
  }

  @Override
  public List<MetricMetadata> metadata() {
    return metadata.all();
  }

  @Override
  public Optional<MetricMetadata> metadata(String metric) {
    return metadata.of(metric);
  }

  @Override
  public List<String> metricsOnceNamed(String originalName) {
    return metadata.metricsOnceNamed(originalName);
  }

  @Override
  public long windowStartMillis() {
    return window.startMillis();
  }

  @Override
  public List<Interleaving> interleaved() {
    return interleavings.recent(window.nowMillis());
  }

  /** How many series there are, and how much memory they take. */
  public List<Usage> usages() {
    return metrics.usages();
  }

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public PartSnapshot capture() {
    HeadCheckpoint checkpoint =
        new HeadCheckpoint(
            window.nowMillis(),
            window.cutMillis(),
            retention.pressureBytes(),
            metadata.all(),
            streams.save(),
            floats.all().stream().map(each -> each.series().snapshot()).toList(),
            distributions.all().stream().map(each -> each.series().snapshot()).toList());
    return checkpoint::writeTo;
  }

  /** Replaces whatever the head holds. */
  @Override
  public void restore(DataInput in) throws IOException {
    HeadCheckpoint saved = HeadCheckpoint.readFrom(in);
    floats.clear();
    distributions.clear();
    metadata.clear();
    window.restore(saved.nowMillis(), saved.cutMillis());
    retention.restore(saved.pressureBytes());
    metadata.put(saved.metadata());
    streams.restore(saved.senders());
    saved.floats().forEach(floatApply::restore);
    saved.distributions().forEach(distributionApply::restore);
    footprint = retention.footprint();
    publish();
  }

  private void forEachSeries(Consumer<IndexedSeries<?>> each) {
    floats.all().forEach(each);
    distributions.all().forEach(each);
  }

  private void publish() {
    held = footprint;
    pressed = retention.pressureBytes() > bytesMax;
    metrics.state(floats.size(), distributions.size(), footprint, window.startMillis());
    metrics.streams(streams.count(), streams.forgotten());
  }
}
