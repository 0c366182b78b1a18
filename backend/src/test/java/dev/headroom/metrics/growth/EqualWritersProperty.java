package dev.headroom.metrics.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.metrics.growth.GrowthCase.Kind;
import dev.headroom.metrics.growth.GrowthCase.Point;
import dev.headroom.metrics.growth.GrowthCase.Push;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several processes say that they are one stream, come and go, and count at paces of their own,
 * some of them since the same millisecond: never is more counted than they did, and never less than
 * the one that did most, unless more than two histograms began in one millisecond.
 */
class EqualWritersProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final int RUNS = 150;

  private static final List<String> CODES = List.of("200", "500");

  /** One process: since when it counts, and what it stands at, by label set and bucket. */
  private static final class Writer {
    private final long startMillis;
    private final int pace;
    private final long[][] buckets = new long[CODES.size()][2];

    Writer(long startMillis, int pace) {
      this.startMillis = startMillis;
      this.pace = pace;
    }

    void count(Random random) {
      long[] counted = buckets[random.nextInt(buckets.length)];
      counted[random.nextInt(counted.length)] += random.nextInt(pace + 1);
    }

    long value(int code) {
      return LongStream.of(buckets[code]).sum();
    }

    Push push(long atMillis) {
      List<Point> points = new ArrayList<>();
      for (int code = 0; code < buckets.length; code++) {
        points.add(
            new Point(
                atMillis,
                "shop",
                Map.of("code", CODES.get(code)),
                startMillis,
                value(code),
                buckets[code].clone()));
      }
      return new Push(atMillis, points);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SUMS", "EXPLICIT"})
  void growth_is_never_invented(Kind kind) throws IOException {
    Random random = seed.random();
    int exact = 0;
    for (int run = 0; run < RUNS; run++) {
      GrowthWorld world = new GrowthWorld(kind);
      List<Writer> all = new ArrayList<>();
      List<Writer> alive = new ArrayList<>();
      long at = 0;
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        all.add(new Writer(random.nextInt(3) == 0 ? -1_000L : -1_000L * i, pace(random)));
      }
      alive.addAll(all);
      for (int step = 0; step < 60; step++) {
        at += 1_000 + random.nextInt(2_000);
        Writer writer = alive.get(random.nextInt(alive.size()));
        if (random.nextInt(20) == 0) {
          alive.remove(writer);
          writer = new Writer(at - 1 - random.nextInt(900), pace(random));
          all.add(writer);
          alive.add(writer);
        }
        writer.count(random);
        world.push(writer.push(at));
        if (random.nextInt(10) == 0) {
          world.restart();
        }
      }
      boolean isExact = true;
      for (int i = 0; i < CODES.size(); i++) {
        int code = i;
        double truth = all.stream().mapToLong(each -> each.value(code)).sum();
        double most = all.stream().mapToLong(each -> each.value(code)).max().orElseThrow();
        double counted = world.actual("code=" + CODES.get(code));
        assertThat(counted)
            .as("run %d", run)
            .isBetween(kind == Kind.SUMS || areToldApart(all) ? most : 0, truth);
        isExact &= counted == truth;
      }
      exact += isExact ? 1 : 0;
    }
    assertThat(exact).as("runs counted to the last event").isGreaterThan(RUNS / 2);
  }

  private static boolean areToldApart(List<Writer> all) {
    return all.stream()
        .collect(Collectors.groupingBy(each -> each.startMillis, Collectors.counting()))
        .values()
        .stream()
        .allMatch(writers -> writers <= 2);
  }

  private static int pace(Random random) {
    return 1 + random.nextInt(50);
  }
}
