package dev.headroom.codec;

import dev.headroom.codec.ByteReader.DamagedBytes;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link SeriesEncoder} wrote, one batch's series in order. */
final class SeriesDecoder {
  private final ByteReader in;
  private byte[] previousLabels = Labels.EMPTY.canonical();
  private long previousMillis;
  private long labelBytes;

  SeriesDecoder(ByteReader in, long receivedAtMillis) {
    this.in = in;
    this.previousMillis = receivedAtMillis;
  }

  SeriesData read() {
    int kind = in.octet();
    Labels labels = labels();
    return switch (kind) {
      case SeriesEncoder.FLOATS -> {
        long[] timestampsMillis = new long[in.count(1 + Double.BYTES)];
        double[] values = samples(timestampsMillis);
        yield new SeriesData.Floats(labels, timestampsMillis, values);
      }
      case SeriesEncoder.INCREMENTS -> {
        long[] timestampsMillis = new long[in.count(1 + Double.BYTES)];
        double[] values = samples(timestampsMillis);
        yield new SeriesData.Increments(labels, timestampsMillis, values);
      }
      case SeriesEncoder.OBSERVATIONS -> observations(labels);
      case SeriesEncoder.SUMS -> sums(labels);
      case SeriesEncoder.DISTRIBUTIONS -> distributions(labels, StreamId.LABELS);
      case SeriesEncoder.STREAM_DISTRIBUTIONS -> distributions(labels, stream());
      default -> throw new DamagedBytes("no such kind of series: " + kind);
    };
  }

  private Labels labels() {
    long shared = in.unsigned();
    int own = in.count(1);
    if (shared < 0 || shared > previousLabels.length) {
      throw new DamagedBytes("labels share more than the labels before them");
    }
    labelBytes += shared + own;
    if (labelBytes > SeriesEncoder.LABEL_BYTES_MAX) {
      throw new DamagedBytes("more than " + SeriesEncoder.LABEL_BYTES_MAX + " bytes of labels");
    }
    byte[] canonical = Arrays.copyOf(previousLabels, (int) shared + own);
    in.octets(canonical, (int) shared, own);
    previousLabels = canonical;
    return Labels.ofCanonical(canonical);
  }

  private double[] samples(long[] timestampsMillis) {
    double[] values = new double[timestampsMillis.length];
    for (int i = 0; i < values.length; i++) {
      timestampsMillis[i] = time();
      values[i] = in.float64();
    }
    return values;
  }

  private SeriesData sums(Labels labels) {
    StreamId stream = stream();
    long[] timestampsMillis = new long[in.count(2 + Double.BYTES)];
    double[] values = samples(timestampsMillis);
    long[] startsMillis = new long[values.length];
    for (int i = 0; i < startsMillis.length; i++) {
      startsMillis[i] = timestampsMillis[i] - in.signed();
    }
    return new SeriesData.Sums(labels, stream, startsMillis, timestampsMillis, values);
  }

  private StreamId stream() {
    return new StreamId(in.fixed(), in.fixed());
  }

  private SeriesData observations(Labels labels) {
    Unit unit = unit();
    long timestampMillis = time();
    double expectedInterval = in.float64();
    double[] values = new double[in.count(Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.float64();
    }
    return new SeriesData.Observations(labels, unit, timestampMillis, values, expectedInterval);
  }

  private SeriesData distributions(Labels labels, StreamId stream) {
    Unit unit = unit();
    Temporality temporality = temporality();
    int count = in.count(12);
    List<DistributionPoint> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long timestampMillis = time();
      long startMillis = timestampMillis - in.signed();
      points.add(new DistributionPoint(startMillis, timestampMillis, distribution()));
    }
    return new SeriesData.Distributions(labels, unit, temporality, stream, List.copyOf(points));
  }

  private Temporality temporality() {
    int temporality = in.octet();
    return switch (temporality) {
      case SeriesEncoder.DELTA -> Temporality.DELTA;
      case SeriesEncoder.CUMULATIVE -> Temporality.CUMULATIVE;
      default -> throw new DamagedBytes("no such temporality: " + temporality);
    };
  }

  private Distribution distribution() {
    int kind = in.octet();
    return switch (kind) {
      case SeriesEncoder.HDR -> hdr();
      case SeriesEncoder.EXPONENTIAL -> exponential();
      case SeriesEncoder.BUCKETS -> buckets();
      default -> throw new DamagedBytes("no such kind of distribution: " + kind);
    };
  }

  private Distribution hdr() {
    int digits = in.octet();
    double sum = in.float64();
    long overflow = in.unsigned();
    int[] cells = new int[in.count(2)];
    long[] counts = new long[cells.length];
    int previousCell = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = previousCell + in.signedInt();
      counts[i] = in.unsigned();
      previousCell = cells[i];
    }
    return new HdrDistribution(digits, cells, counts, sum, overflow);
  }

  private Distribution exponential() {
    int scale = in.signedInt();
    long zeroCount = in.unsigned();
    double zeroThreshold = in.float64();
    double sum = in.float64();
    return new ExponentialDistribution(scale, zeroCount, zeroThreshold, run(), run(), sum);
  }

  private ExponentialDistribution.Buckets run() {
    int offset = in.signedInt();
    return new ExponentialDistribution.Buckets(offset, counts(in.count(1)));
  }

  private Distribution buckets() {
    double sum = in.float64();
    double[] bounds = new double[in.count(Double.BYTES)];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = in.float64();
    }
    return new BucketDistribution(bounds, counts(bounds.length + 1), sum);
  }

  private long[] counts(int length) {
    long[] counts = new long[length];
    for (int i = 0; i < length; i++) {
      counts[i] = in.unsigned();
    }
    return counts;
  }

  private Unit unit() {
    boolean known = in.octet() == 0;
    String symbol = in.text();
    if (known) {
      return Unit.of(symbol);
    }
    return new Unit(symbol, Unit.Dimension.valueOf(in.text()), new BigDecimal(in.text()));
  }

  private long time() {
    previousMillis += in.signed();
    return previousMillis;
  }
}
