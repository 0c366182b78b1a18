package dev.headroom.ingest.hdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.Seed;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.model.distribution.HdrLayout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.HdrHistogram.DoubleHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HistogramPayloadTest {
  @RegisterExtension final Seed seed = new Seed();

  private final HistogramPayload payload = new HistogramPayload(1 << 20);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatTheLibraryEncodesComesOutInTheSameCells(int digits) throws Exception {
    Random random = seed.random();
    Histogram histogram = new Histogram(86_400_000_000L, digits);
    TreeMap<Integer, Long> expected = new TreeMap<>();
    HdrLayout layout = HdrLayout.of(digits);
    for (int i = 0; i < 2_000; i++) {
      long value = random.nextLong(1L << random.nextInt(1, 36));
      int count = random.nextInt(20) == 0 ? random.nextInt(1, 1 << 30) : 1;
      histogram.recordValueWithCount(value, count);
      expected.merge(layout.cell(value), (long) count, Long::sum);
    }

    for (String encoded :
        new String[] {IntervalLogs.plain(histogram), IntervalLogs.compressed(histogram)}) {
      HdrDistribution decoded = payload.decode(encoded, Unit.MICROSECONDS);
      assertThat(decoded.digits()).isEqualTo(digits);
      assertThat(decoded.cells())
          .containsExactly(expected.keySet().stream().mapToInt(i -> i).toArray());
      assertThat(decoded.counts())
          .containsExactly(expected.values().stream().mapToLong(i -> i).toArray());
      assertThat(decoded.count()).isEqualTo(histogram.getTotalCount());
      assertThat(decoded.sum()).isNaN();
      assertThat(decoded.overflow()).isZero();
    }
  }

  @Test
  void anEmptyHistogramIsEmpty() throws Exception {
    assertThat(payload.decode(IntervalLogs.plain(new Histogram(2)), Unit.MICROSECONDS).count())
        .isZero();
  }

  @Test
  void aCountOfNineBytesIsReadAndRefused() {
    Histogram histogram = new Histogram(1_000_000, 2);
    histogram.recordValueWithCount(7, Long.MAX_VALUE / 2);

    assertThatThrownBy(() -> payload.decode(IntervalLogs.plain(histogram), Unit.MICROSECONDS))
        .hasMessageContaining((Long.MAX_VALUE / 2) + " events in one point; the limit is ");
  }

  @Test
  void asManyEventsAsOnePointMayAddAreRead() throws Exception {
    Histogram histogram = new Histogram(1_000_000, 2);
    histogram.recordValueWithCount(7, EventCounts.PER_POINT_MAX);

    assertThat(payload.decode(IntervalLogs.plain(histogram), Unit.MICROSECONDS).counts())
        .containsExactly(EventCounts.PER_POINT_MAX);
  }

  @ParameterizedTest
  @CsvSource({
    "ns, 1500000, 1500",
    "us, 1500, 1500",
    "ms, 15, 15000",
    "s, 2, 2000000",
    "By, 4096, 4096",
    "1, 3, 3000",
  })
  void otherUnitsAreMovedToTicks(String unit, long recorded, long ticks) throws Exception {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(recorded);
    HdrDistribution decoded = payload.decode(IntervalLogs.plain(histogram), Unit.of(unit));

    HdrLayout layout = HdrLayout.THREE_DIGITS;
    int cell = decoded.cells()[0];
    double error = (double) Math.abs(layout.lowest(cell) - ticks) / ticks;
    assertThat(error).isLessThan(2 * layout.errorBound());
    assertThat(decoded.count()).isEqualTo(1);
  }

  @Test
  void cellsThatMeetInOneTickAreAdded() throws Exception {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(1_000);
    histogram.recordValue(1_001);
    histogram.recordValue(1_999);
    histogram.recordValue(2_500);
    HdrDistribution decoded = payload.decode(IntervalLogs.plain(histogram), Unit.NANOSECONDS);

    assertThat(decoded.cells()).containsExactly(1, 2, 3);
    assertThat(decoded.counts()).containsExactly(2, 1, 1);
  }

  @Test
  void aCoarserSmallestValueKeepsItsMiddle() throws Exception {
    Histogram histogram = new Histogram(1_000, 3_600_000_000L, 2);
    histogram.recordValue(250_000);
    HdrDistribution decoded = payload.decode(IntervalLogs.plain(histogram), Unit.MICROSECONDS);

    long value = HdrLayout.TWO_DIGITS.lowest(decoded.cells()[0]);
    assertThat((double) value).isBetween(247_000.0, 253_000.0);
  }

  @Test
  void valuesBeyondTheLargestAreKeptInTheLastCellAndCounted() throws Exception {
    Histogram histogram = new Histogram(2);
    histogram.recordValue(1);
    histogram.recordValueWithCount(90_000_000_000L, 3);
    histogram.recordValueWithCount(1L << 60, 2);
    HdrDistribution decoded = payload.decode(IntervalLogs.plain(histogram), Unit.MICROSECONDS);

    assertThat(decoded.overflow()).isEqualTo(5);
    assertThat(decoded.cells())
        .containsExactly(1, HdrLayout.TWO_DIGITS.cell(Unit.Dimension.TIME.ticksMax()));
    assertThat(decoded.counts()).containsExactly(1, 5);
  }

  @Test
  void theOffsetAndTheRatioMeanNothing() throws Exception {
    Histogram histogram = new Histogram(1_000_000, 2);
    LongStream.of(1_000, 2_000, 2_000, 40_000).forEach(histogram::recordValue);
    histogram.shiftValuesLeft(3);
    histogram.recordValue(700);
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(bytes);
    assertThat(bytes.getInt(8)).isNotZero();
    bytes.putDouble(32, Double.MIN_VALUE);
    String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));

    HdrDistribution decoded = payload.decode(encoded, Unit.MICROSECONDS);

    assertThat(decoded.count()).isEqualTo(5);
    assertThat(decoded.cells())
        .containsExactly(
            LongStream.of(700, 8_000, 16_000, 320_000)
                .mapToInt(HdrLayout.TWO_DIGITS::cell)
                .toArray());
  }

  /** A header and whatever counts, as an attacker would write them. */
  private static String forged(
      int cookie, int digits, long lowest, long highest, int length, byte... counts) {
    ByteBuffer bytes = ByteBuffer.allocate(40 + counts.length);
    bytes.putInt(cookie).putInt(length).putInt(0).putInt(digits);
    bytes.putLong(lowest).putLong(highest).putDouble(1).put(counts);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static String deflated(int length, byte[] inner) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
      deflating.write(inner);
    }
    byte[] body = out.toByteArray();
    ByteBuffer bytes = ByteBuffer.allocate(8 + body.length);
    bytes.putInt(0x1c849314).putInt(length < 0 ? body.length : length).put(body);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  record Bad(String what, String encoded, String reason) {}

  static Stream<Bad> bad() throws Exception {
    int v2 = 0x1c849313;
    long max = Long.MAX_VALUE;
    DoubleHistogram doubles = new DoubleHistogram(3);
    doubles.recordValue(0.5);
    ByteBuffer buffer = ByteBuffer.allocate(doubles.getNeededByteBufferCapacity());
    int length = doubles.encodeIntoByteBuffer(buffer);
    String doubleHistogram =
        Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    byte[] whole = Base64.getDecoder().decode(IntervalLogs.plain(IntervalLogs.histogram("x", 5)));
    return Stream.of(
        new Bad("no base64", "***", "malformed"),
        new Bad("nothing", "", "malformed"),
        new Bad(
            "header cut",
            Base64.getEncoder().encodeToString(Arrays.copyOf(whole, 30)),
            "malformed"),
        new Bad(
            "counts cut",
            Base64.getEncoder().encodeToString(Arrays.copyOf(whole, 41)),
            "malformed"),
        new Bad("V1", forged(0x1c849301, 2, 1, 1_000, 0), "not_supported"),
        new Bad("double", doubleHistogram, "not_supported"),
        new Bad("six digits", forged(v2, 6, 1, max, 0), "malformed"),
        new Bad("no digits", forged(v2, 0, 1, max, 0), "malformed"),
        new Bad("huge digits", forged(v2, Integer.MAX_VALUE, 1, max, 0), "malformed"),
        new Bad("lowest 0", forged(v2, 2, 0, max, 0), "malformed"),
        new Bad("highest below", forged(v2, 2, 10, 19, 0), "malformed"),
        new Bad("highest negative", forged(v2, 2, 1, -1, 0), "malformed"),
        new Bad("lowest huge", forged(v2, 5, 1L << 50, max, 0), "malformed"),
        new Bad("length lies", forged(v2, 2, 1, max, 1 << 30, (byte) 2), "malformed"),
        new Bad("count unfinished", forged(v2, 2, 1, max, 1, (byte) 0x80), "malformed"),
        new Bad(
            "beyond the end",
            forged(v2, 2, 1, 1_000, 3, (byte) 0xff, (byte) 0x7f, (byte) 2),
            "malformed"),
        new Bad("counts overflow", overflowing(v2), "too_many_events"),
        new Bad("compressed length lies", deflated(5, whole), "malformed"),
        new Bad("compressed junk", deflated(-1, new byte[50]), "malformed"),
        new Bad("bomb", deflated(-1, new byte[64 << 20]), "histogram_too_large"));
  }

  private static String overflowing(int cookie) {
    byte[] counts = new byte[18];
    Arrays.fill(counts, (byte) 0xff);
    counts[0] = counts[9] = (byte) 0xfe;
    counts[8] = counts[17] = (byte) 0xff;
    return forged(cookie, 2, 1, Long.MAX_VALUE, 18, counts);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aPayloadThatLiesIsRefused(Bad bad) {
    assertThatThrownBy(() -> payload.decode(bad.encoded, Unit.MICROSECONDS))
        .isInstanceOfSatisfying(
            PartException.class, e -> assertThat(e.reason()).as(bad.what).isEqualTo(bad.reason));
  }

  @Test
  void aClaimOfAHugeRangeCostsNothing() throws Exception {
    String claim = forged(0x1c849313, 5, 1, Long.MAX_VALUE, 1, (byte) 2);
    long before = allocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      payload.decode(claim, Unit.MICROSECONDS);
    }

    assertThat(allocatedBytes() - before).isLessThan(20 << 20);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
