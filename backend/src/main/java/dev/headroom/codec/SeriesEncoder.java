package dev.headroom.codec;

import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.Arrays;

/**
 * Writes the series of one batch. Neighbours in a push have most of their labels and their time in
 * common, so labels are written as what differs from the series before and times as differences.
 */
final class SeriesEncoder {
  static final int FLOATS = 1;
  static final int INCREMENTS = 2;
  static final int OBSERVATIONS = 3;
  static final int DISTRIBUTIONS = 4;
  static final int SUMS = 5;

  /** Distributions with the stream they are of. */
  static final int STREAM_DISTRIBUTIONS = 6;

  static final int DELTA = 1;
  static final int CUMULATIVE = 2;

  static final int HDR = 1;
  static final int EXPONENTIAL = 2;
  static final int BUCKETS = 3;

  /** Most bytes that the labels of one batch may have in all, each series' counted whole. */
  static final long LABEL_BYTES_MAX = 256L << 20;

  private final ByteWriter out;
  private byte[] previousLabels = Labels.EMPTY.canonical();
  private long previousMillis;
  private long labelBytes;

  SeriesEncoder(ByteWriter out, long receivedAtMillis) {
    this.out = out;
    this.previousMillis = receivedAtMillis;
  }

  void write(SeriesData series) {
    switch (series) {
      case SeriesData.Floats(Labels labels, long[] timestampsMillis, double[] values) -> {
        start(FLOATS, labels);
        samples(timestampsMillis, values);
      }
      case SeriesData.Increments(Labels labels, long[] timestampsMillis, double[] values) -> {
        start(INCREMENTS, labels);
        samples(timestampsMillis, values);
      }
      case SeriesData.Sums sums -> sums(sums);
      case SeriesData.Observations observations -> observations(observations);
      case SeriesData.Distributions distributions -> distributions(distributions);
    }
  }

  private void start(int kind, Labels labels) {
    byte[] canonical = labels.canonical();
    labelBytes += canonical.length;
    if (labelBytes > LABEL_BYTES_MAX) {
      throw new IllegalArgumentException("more than " + LABEL_BYTES_MAX + " bytes of labels");
    }
    int mismatch = Arrays.mismatch(previousLabels, canonical);
    int shared = mismatch < 0 ? canonical.length : mismatch;
    out.octet(kind);
    out.unsigned(shared);
    out.unsigned(canonical.length - shared);
    out.octets(canonical, shared, canonical.length - shared);
    previousLabels = canonical;
  }

  private void samples(long[] timestampsMillis, double[] values) {
    if (timestampsMillis.length != values.length) {
      throw new IllegalArgumentException(
          timestampsMillis.length + " times for " + values.length + " values");
    }
    out.unsigned(values.length);
    for (int i = 0; i < values.length; i++) {
      time(timestampsMillis[i]);
      out.float64(values[i]);
    }
  }

  private void sums(SeriesData.Sums sums) {
    if (sums.startsMillis().length != sums.values().length) {
      throw new IllegalArgumentException(
          sums.startsMillis().length + " starts for " + sums.values().length + " values");
    }
    start(SUMS, sums.labels());
    stream(sums.stream());
    samples(sums.timestampsMillis(), sums.values());
    for (int i = 0; i < sums.values().length; i++) {
      out.signed(sums.timestampsMillis()[i] - sums.startsMillis()[i]);
    }
  }

  private void stream(StreamId stream) {
    out.fixed(stream.sender());
    out.fixed(stream.stream());
  }

  private void observations(SeriesData.Observations observations) {
    start(OBSERVATIONS, observations.labels());
    unit(observations.unit());
    time(observations.timestampMillis());
    out.float64(observations.expectedInterval());
    out.unsigned(observations.values().length);
    for (double each : observations.values()) {
      out.float64(each);
    }
  }

  private void distributions(SeriesData.Distributions distributions) {
    boolean named = !distributions.stream().equals(StreamId.LABELS);
    start(named ? STREAM_DISTRIBUTIONS : DISTRIBUTIONS, distributions.labels());
    if (named) {
      stream(distributions.stream());
    }
    unit(distributions.unit());
    out.octet(temporality(distributions.temporality()));
    out.unsigned(distributions.values().size());
    for (DistributionPoint point : distributions.values()) {
      time(point.timestampMillis());
      out.signed(point.timestampMillis() - point.startMillis());
      distribution(point.distribution());
    }
  }

  private static int temporality(Temporality temporality) {
    return switch (temporality) {
      case DELTA -> DELTA;
      case CUMULATIVE -> CUMULATIVE;
    };
  }

  private void distribution(Distribution distribution) {
    switch (distribution) {
      case HdrDistribution hdr -> hdr(hdr);
      case ExponentialDistribution exponential -> exponential(exponential);
      case BucketDistribution buckets -> buckets(buckets);
    }
  }

  private void hdr(HdrDistribution hdr) {
    out.octet(HDR);
    out.octet(hdr.digits());
    out.float64(hdr.sum());
    out.unsigned(hdr.overflow());
    out.unsigned(hdr.cells().length);
    int previousCell = 0;
    for (int i = 0; i < hdr.cells().length; i++) {
      out.signed((long) hdr.cells()[i] - previousCell);
      out.unsigned(hdr.counts()[i]);
      previousCell = hdr.cells()[i];
    }
  }

  private void exponential(ExponentialDistribution exponential) {
    out.octet(EXPONENTIAL);
    out.signed(exponential.scale());
    out.unsigned(exponential.zeroCount());
    out.float64(exponential.zeroThreshold());
    out.float64(exponential.sum());
    run(exponential.positive());
    run(exponential.negative());
  }

  private void run(ExponentialDistribution.Buckets buckets) {
    out.signed(buckets.offset());
    out.unsigned(buckets.counts().length);
    for (long each : buckets.counts()) {
      out.unsigned(each);
    }
  }

  private void buckets(BucketDistribution buckets) {
    out.octet(BUCKETS);
    out.float64(buckets.sum());
    out.unsigned(buckets.bounds().length);
    for (double each : buckets.bounds()) {
      out.float64(each);
    }
    for (long each : buckets.counts()) {
      out.unsigned(each);
    }
  }

  /** The symbol says it all for every unit that {@link Unit#of} makes of it. */
  private void unit(Unit unit) {
    boolean known = Unit.of(unit.symbol()).equals(unit);
    out.octet(known ? 0 : 1);
    out.text(unit.symbol());
    if (!known) {
      out.text(unit.dimension().name());
      out.text(unit.base().toString());
    }
  }

  private void time(long millis) {
    out.signed(millis - previousMillis);
    previousMillis = millis;
  }
}
