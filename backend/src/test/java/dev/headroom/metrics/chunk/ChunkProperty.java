package dev.headroom.metrics.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteWriter;
import dev.headroom.codec.DistributionBytes;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is packed comes back, whatever it is. */
class ChunkProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final int CASES = 1_000;

  @Test
  void numbers_and_bits_come_back_in_any_mixture() {
    Random random = seed.random();
    for (int run = 0; run < 100; run++) {
      int[] kinds = random.ints(200, 0, 4).toArray();
      int[] widths = random.ints(200, 0, 65).toArray();
      long[] values = random.longs(200).map(each -> each >> random.nextInt(64)).toArray();
      ByteWriter out = new ByteWriter(128);
      for (int i = 0; i < kinds.length; i++) {
        switch (kinds[i]) {
          case 0 -> out.hdrSigned(values[i]);
          case 1 -> out.fixed(values[i]);
          case 2 -> out.float64(Double.longBitsToDouble(values[i]));
          default -> out.bits(values[i], widths[i]);
        }
      }
      ByteReader in = new ByteReader(out.toArray());
      for (int i = 0; i < kinds.length; i++) {
        long mask = widths[i] == 64 ? -1 : (1L << widths[i]) - 1;
        switch (kinds[i]) {
          case 0 -> assertThat(in.hdrSigned()).isEqualTo(values[i]);
          case 1 -> assertThat(in.fixed()).isEqualTo(values[i]);
          case 2 -> assertThat(Double.doubleToRawLongBits(in.float64())).isEqualTo(values[i]);
          default -> assertThat(in.bits(widths[i])).isEqualTo(values[i] & mask);
        }
      }
      assertThat(in.hasMore()).isFalse();
    }
  }

  @Test
  void samples_come_back_bit_for_bit() {
    Random random = seed.random();
    for (int run = 0; run < CASES; run++) {
      int count = 1 + random.nextInt(255);
      int[] offsets = new int[count];
      double[] values = new double[count];
      int shape = random.nextInt(5);
      double value = random.nextInt();
      for (int i = 1; i < count; i++) {
        offsets[i] = offsets[i - 1] + 1 + random.nextInt(1 << random.nextInt(1, 22));
      }
      for (int i = 0; i < count; i++) {
        value += random.nextInt(100);
        values[i] =
            switch (shape) {
              case 0 -> value;
              case 1 -> value / 8;
              case 2 -> random.nextGaussian();
              case 3 -> Double.longBitsToDouble(random.nextLong());
              default -> random.nextInt(10) == 0 ? Double.NaN : Math.rint(value);
            };
      }
      long first = random.nextLong(1L << 42);
      FloatChunk chunk = FloatChunk.of(first, offsets, values, count);
      long[] backTimes = new long[count];
      double[] backValues = new double[count];
      FloatChunk.ofBytes(chunk.bytes()).read(backTimes, backValues, 0);
      for (int i = 0; i < count; i++) {
        assertThat(backTimes[i]).isEqualTo(first + offsets[i]);
        assertThat(Double.doubleToRawLongBits(backValues[i]))
            .isEqualTo(Double.doubleToRawLongBits(values[i]));
      }
      assertThat(chunk.lastMillis()).isEqualTo(backTimes[count - 1]);
    }
  }

  @Test
  void distributions_come_back() {
    Random random = seed.random();
    for (int run = 0; run < CASES; run++) {
      Distribution distribution = any(random);
      Distribution back =
          DistributionBytes.decode(
              DistributionBytes.encode(distribution), DistributionBytes.bounds(distribution));
      assertThat(back).usingRecursiveComparison().ignoringFields("sum").isEqualTo(distribution);
      assertThat(Double.compare(back.sum(), distribution.sum())).isZero();
      assertThat(DistributionBytes.same(distribution, back)).isTrue();
    }
  }

  private static Distribution any(Random random) {
    double sum = random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian();
    return switch (random.nextInt(3)) {
      case 0 -> {
        TreeMap<Integer, Long> cells = new TreeMap<>();
        for (int i = random.nextInt(50); i > 0; i--) {
          cells.put(random.nextInt(5_000), 1 + random.nextLong(1L << 40));
        }
        yield new HdrDistribution(
            1 + random.nextInt(5),
            cells.keySet().stream().mapToInt(Integer::intValue).toArray(),
            cells.values().stream().mapToLong(Long::longValue).toArray(),
            sum,
            random.nextInt(3));
      }
      case 1 ->
          new ExponentialDistribution(
              random.nextInt(-10, 21),
              random.nextInt(100),
              random.nextDouble(),
              new Buckets(random.nextInt(), counts(random)),
              new Buckets(random.nextInt(), counts(random)),
              sum);
      default -> {
        long[] counts = counts(random);
        double[] bounds = random.doubles(counts.length).skip(1).sorted().toArray();
        yield new BucketDistribution(bounds, counts, sum);
      }
    };
  }

  private static long[] counts(Random random) {
    return random
        .longs(1 + random.nextInt(160), 0, 1L << 40)
        .map(each -> random.nextInt(3) == 0 ? each : 0)
        .toArray();
  }
}
