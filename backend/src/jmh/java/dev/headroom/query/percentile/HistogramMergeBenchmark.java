package dev.headroom.query.percentile;

import dev.headroom.codec.CountRuns;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.HdrLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sixty stored distributions of 1,000 observations each, merged and asked for three quantiles. */
@State(Scope.Thread)
public class HistogramMergeBenchmark {
  private static final int DISTRIBUTIONS = 60;
  private static final int OBSERVATIONS = 1_000;
  private static final HdrLayout LAYOUT = HdrLayout.TWO_DIGITS;

  private final List<byte[]> payloads = new ArrayList<>();

  @Setup
  public void distributions() {
    // Fixed, so that figures compare: the same data in every run.
    Random random = new Random(1);
    for (int i = 0; i < DISTRIBUTIONS; i++) {
      Map<Integer, Long> cells = new TreeMap<>();
      for (int j = 0; j < OBSERVATIONS; j++) {
        cells.merge(LAYOUT.cell((long) (20_000 * Math.exp(random.nextGaussian()))), 1L, Long::sum);
      }
      payloads.add(
          CountRuns.encode(
              cells.keySet().stream().mapToInt(Integer::intValue).toArray(),
              cells.values().stream().mapToLong(Long::longValue).toArray()));
    }
  }

  @Benchmark
  public List<Estimate> merge60() {
    HistogramMerge merge = new HistogramMerge(Unit.Dimension.TIME);
    for (byte[] payload : payloads) {
      merge.add(LAYOUT, LAYOUT.digits(), 0, payload, 0);
    }
    return merge.estimates(Unit.SECONDS, List.of(0.5, 0.95, 0.99));
  }
}
