package dev.headroom.metrics.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.metrics.growth.GrowthCase.Kind;
import dev.headroom.metrics.growth.GrowthCase.Point;
import dev.headroom.metrics.growth.GrowthCase.Push;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several processes say that they are one stream, come and go, and count at paces of their own:
 * never is more counted than they did, and never less than the one that did most.
 */
class EqualWritersProperty {
  private static final int RUNS = 150;

  /** One process: since when it counts, and what it stands at. */
  private static final class Writer {
    private final long startMillis;
    private final int pace;
    private long value;

    Writer(long startMillis, int pace) {
      this.startMillis = startMillis;
      this.pace = pace;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SUMS", "EXPLICIT"})
  void growth_is_never_invented(Kind kind) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int exact = 0;
    for (int run = 0; run < RUNS; run++) {
      GrowthWorld world = new GrowthWorld(kind);
      List<Writer> all = new ArrayList<>();
      List<Writer> alive = new ArrayList<>();
      long at = 0;
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        all.add(new Writer(-1_000L * i, 1 + random.nextInt(50)));
      }
      alive.addAll(all);
      for (int step = 0; step < 60; step++) {
        at += 1_000 + random.nextInt(2_000);
        Writer writer = alive.get(random.nextInt(alive.size()));
        if (random.nextInt(20) == 0) {
          alive.remove(writer);
          writer = new Writer(at - 1 - random.nextInt(900), 1 + random.nextInt(50));
          all.add(writer);
          alive.add(writer);
        }
        writer.value += random.nextInt(writer.pace + 1);
        world.push(push(at, writer));
        if (random.nextInt(10) == 0) {
          world.restart();
        }
      }
      double truth = all.stream().mapToLong(each -> each.value).sum();
      double most = all.stream().mapToLong(each -> each.value).max().orElseThrow();
      assertThat(world.actual("")).as("seed %d, run %d", seed, run).isBetween(most, truth);
      exact += world.actual("") == truth ? 1 : 0;
    }
    assertThat(exact).as("seed %d: runs counted to the last event", seed).isGreaterThan(RUNS / 2);
  }

  private static Push push(long at, Writer writer) {
    long[] buckets = {writer.value, 0};
    Point point = new Point(at, "shop", Map.of(), writer.startMillis, writer.value, buckets);
    return new Push(at, List.of(point));
  }
}
