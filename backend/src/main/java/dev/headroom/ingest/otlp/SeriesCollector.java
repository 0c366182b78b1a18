package dev.headroom.ingest.otlp;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.LabelLimits;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.decode.TimeBounds;
import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the series of one request, point by point: names, limits and times are checked here. */
final class SeriesCollector {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NONE = Long.MIN_VALUE;
  private static final MetricMetadata TARGET_INFO =
      new MetricMetadata(
          ResourceLabels.TARGET_INFO,
          MetricMetadata.MetricKind.GAUGE,
          "",
          "Attributes of a resource that its series do not carry.",
          ResourceLabels.TARGET_INFO);

  private final Body body;
  private final DecodeLimits limits;
  private final LabelLimits labelLimits;
  private final TimeBounds bounds;
  private final Rejections rejections;
  private final Set<Labels> added = new HashSet<>();
  private final List<SeriesData> series = new ArrayList<>();
  private final Map<String, MetricMetadata> metadata = new LinkedHashMap<>();
  private int points;
  private boolean timed = true;
  private long newestMillis = NONE;

  /**
   * @param rejections where what cannot be taken is told; may hold some already
   */
  SeriesCollector(Body body, DecodeLimits limits, Rejections rejections) {
    this.body = body;
    this.rejections = rejections;
    this.limits = limits;
    this.labelLimits = new LabelLimits(limits);
    this.bounds = TimeBounds.around(body.receivedAtMillis(), limits);
  }

  /** Makes the data of one point, once its labels and its time are known to be good. */
  @FunctionalInterface
  interface PointReading {
    SeriesData read(Labels labels, long timestampMillis) throws PartException;
  }

  static long millis(long unixNanos) {
    return Long.divideUnsigned(unixNanos, NANOS_PER_MILLI);
  }

  void describe(MetricMetadata described) {
    boolean fits =
        labelLimits.refuse(Map.of(Labels.NAME, described.metric()), 0).isEmpty()
            && described.originalName().length() <= limits.labelNameBytesMax();
    if (fits) {
      metadata.putIfAbsent(described.metric(), described);
    }
  }

  void reject(String reason, long points, String detail) {
    rejections.add(reason, points, detail);
  }

  /**
   * Adds one point.
   *
   * @param timeUnixNanos 0 if the sender did not say; the time of arrival then stands in
   */
  void add(
      String metric,
      ResourceLabels resource,
      List<KeyValue> attributes,
      long timeUnixNanos,
      PointReading reading)
      throws BodyException {
    if (++points > limits.pointsPerRequestMax()) {
      throw BodyException.limit("points", "pointsPerRequestMax", limits.pointsPerRequestMax());
    }
    Map<String, String> pairs = resource.with(metric, attributes);
    long timestampMillis = timeUnixNanos == 0 ? body.receivedAtMillis() : millis(timeUnixNanos);
    Optional<Rejection> refused =
        labelLimits.refuse(pairs, 1).or(() -> bounds.refuse(timestampMillis, 1, metric));
    if (refused.isPresent()) {
      rejections.add(refused.get());
      return;
    }
    try {
      series.add(reading.read(Labels.of(pairs), timestampMillis));
      timed &= timeUnixNanos != 0;
      newestMillis = Math.max(newestMillis, timestampMillis);
    } catch (PartException e) {
      rejections.add(e.reason(), 1, metric + ": " + e.what());
    }
  }

  /**
   * Ends a resource: what it says about itself and no series carries becomes one {@code
   * target_info} of 1, at the time of the newest of its points that were taken.
   */
  void describe(ResourceLabels resource) {
    if (newestMillis != NONE && !resource.rest().isEmpty()) {
      Labels info = Labels.of(labelLimits.fitting(resource.targetInfo()));
      series.add(new SeriesData.Floats(info, new long[] {newestMillis}, new double[] {1}));
      added.add(info);
      describe(TARGET_INFO);
    }
    newestMillis = NONE;
  }

  Decoded decoded() {
    List<MetricMetadata> described = List.copyOf(metadata.values());
    Batch batch = new Batch(body.receivedAtMillis(), series, described, List.of(), List.of());
    return new Decoded(batch, timed, rejections, added);
  }
}
