package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.series.Appended;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.distribution.EventCounts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What applying one push did. */
final class AppliedPoints {
  long samples;
  long observations;
  long overflow;
  long stallValuesCut;
  long chunksSealed;
  long superseded;
  long metadataRefused;

  /** By how much the series' footprint grew. */
  long footprint;

  private final int[] decisions = new int[Decision.values().length];
  private final Map<String, Rejection> rejections = new LinkedHashMap<>();

  /** Counts what a point of cumulative data was taken for. */
  @SuppressWarnings("EnumOrdinal") // once for each sample: an array, not a map
  void decided(Decision decision) {
    decisions[decision.ordinal()]++;
  }

  /** How many points were taken for this. */
  @SuppressWarnings("EnumOrdinal") // as it was counted
  int taken(Decision decision) {
    return decisions[decision.ordinal()];
  }

  /** Counts refused points; the first of each reason are told in detail. */
  void reject(String reason, long points, Supplier<String> detail) {
    Rejection before = rejections.get(reason);
    rejections.put(
        reason,
        before == null
            ? new Rejection(reason, points, detail.get())
            : new Rejection(reason, before.points() + points, before.detail()));
  }

  /** Counts a point that would add more events than one may. */
  void tooMany(Labels labels, double events) {
    reject(EventCounts.TOO_MANY, 1, () -> labels + ": " + EventCounts.tooMany((long) events));
  }

  /** Counts a point that a series did not store. */
  void notStored(Appended appended, Labels labels, long millis) {
    switch (appended) {
      case STORED, KNOWN -> {}
      case DUPLICATE_TIMESTAMP ->
          reject(
              "duplicate_timestamp",
              1,
              () -> labels + " has another value at " + Instant.ofEpochMilli(millis));
      case OUT_OF_ORDER ->
          reject(
              "out_of_order",
              1,
              () -> labels + " at " + Instant.ofEpochMilli(millis) + " is older than its newest");
    }
  }

  List<Rejection> rejections() {
    return List.copyOf(rejections.values());
  }

  /** A series as it weighed before a push. */
  static final class Weighed {
    private final FloatSeries series;
    private final long footprint;
    private final int seals;
    private final long superseded;

    Weighed(FloatSeries series) {
      this.series = series;
      this.footprint = series.footprint();
      this.seals = series.seals();
      this.superseded = series.superseded();
    }

    void settle(AppliedPoints applied) {
      applied.footprint += series.footprint() - footprint;
      applied.chunksSealed += series.seals() - seals;
      applied.superseded += series.superseded() - superseded;
    }
  }
}
