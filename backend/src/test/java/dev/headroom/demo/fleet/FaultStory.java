package dev.headroom.demo.fleet;

import dev.headroom.Seed;
import dev.headroom.demo.ShippedSlo;
import dev.headroom.demo.simulation.FaultKind;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.Simulation.Served;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happens to one promise, second by second: well for a while, then a fault, then well again;
 * and what the workbook's page tiers, looked at each second, say of it.
 *
 * @param target share of events that are promised to be good
 * @param minBad how many bad events the long window needs
 * @param total events of each second
 * @param bad of these
 * @param onAt second at which the fault begins
 * @param pagedAt second at which a page tier burns first; -1 if none ever does
 * @param firstBad second of the first bad event of the fault
 * @param lastBad last second in which so much was bad that it would burn a page tier; the first
 *     second of the fault if there was none
 */
public record FaultStory(
    String name,
    BigDecimal target,
    long minBad,
    List<Integer> total,
    List<Integer> bad,
    int onAt,
    int pagedAt,
    int firstBad,
    int lastBad) {
  /** Of the page tier that burns least. */
  private static final double PAGE_FACTOR = 6;

  private static final long START_MILLIS = Instant.parse("2026-11-03T09:00:00Z").toEpochMilli();

  /**
   * How long things take, in seconds.
   *
   * @param stretch how many times a sixtieth of the written windows is: 60 is as written
   */
  public record Plan(int wellBefore, int on, int wellAfter, int stretch) {
    int seconds() {
      return wellBefore + on + wellAfter;
    }

    int offAt() {
      return wellBefore + on;
    }
  }

  /** The twelve faults of the demonstration, and ten made from seeds. */
  public static List<FaultStory> all(Plan plan) {
    return Stream.concat(
            Arrays.stream(FaultKind.values()).map(kind -> ofDemo(kind, plan)),
            IntStream.rangeClosed(1, 10).mapToObj(seed -> made(seed, plan)))
        .toList();
  }

  private static FaultStory ofDemo(FaultKind kind, Plan plan) {
    InjectedFaults faults = new InjectedFaults(InstantSource.fixed(Instant.EPOCH));
    Watched watched = Watched.of(kind.slo());
    ShippedSlo slo = watched.slo();
    Member member =
        Members.of(kind.faultName().hashCode(), faults, START_MILLIS).stream()
            .filter(each -> each.name().equals(slo.service()))
            .findFirst()
            .orElseThrow();
    int[] total = new int[plan.seconds()];
    int[] bad = new int[plan.seconds()];
    for (int second = 0; second < plan.seconds(); second++) {
      faults.set(kind.faultName(), second >= plan.wellBefore() && second < plan.offAt());
      List<Served> served =
          member.simulation().live((START_MILLIS + (second + 1) * 1_000L) * 1_000).stream()
              .filter(watched.counted())
              .toList();
      total[second] = served.size();
      bad[second] = (int) served.stream().filter(watched.bad()).count();
    }
    return of(kind.faultName(), slo.target(), slo.minBad(), total, bad, plan);
  }

  /** Shapes that faults have: a step, a ramp, blips, one that comes and goes, a slow burn. */
  private enum Shape {
    STEP,
    RAMP,
    BLIPS,
    FLAPPING,
    SLOW;

    /** Share of bad events. */
    double bad(int second, Plan plan, double severity, double budget) {
      int minute = 60 * plan.stretch() / 60;
      return switch (this) {
        case STEP -> severity * budget;
        case RAMP -> severity * budget * second / plan.on();
        case BLIPS -> second % (plan.on() / 3) < Math.max(1, minute / 6) ? 1 : 0;
        case FLAPPING -> second / (5 * minute) % 2 == 0 ? severity * budget : 0;
        case SLOW -> 4 * budget;
      };
    }
  }

  private static FaultStory made(int seed, Plan plan) {
    Random random = Seed.fixed(seed);
    Shape shape = Shape.values()[seed % Shape.values().length];
    double rate = 20 + 180 * random.nextDouble();
    double budget = List.of(0.01, 0.005, 0.001).get(random.nextInt(3));
    double severity = Math.min(30 + 100 * random.nextDouble(), 0.9 / budget);
    int[] total = new int[plan.seconds()];
    int[] bad = new int[plan.seconds()];
    for (int second = 0; second < plan.seconds(); second++) {
      boolean on = second >= plan.wellBefore() && second < plan.offAt();
      double share =
          on ? shape.bad(second - plan.wellBefore(), plan, severity, budget) : budget / 20;
      total[second] = (int) Math.round(rate + random.nextGaussian() * Math.sqrt(rate));
      for (int i = 0; i < total[second]; i++) {
        bad[second] += random.nextDouble() < share ? 1 : 0;
      }
    }
    String name = shape.name().toLowerCase(Locale.ROOT) + "-" + seed;
    return of(name, BigDecimal.ONE.subtract(BigDecimal.valueOf(budget)), 5, total, bad, plan);
  }

  private static FaultStory of(
      String name, BigDecimal target, long minBad, int[] total, int[] bad, Plan plan) {
    BigDecimal budget = BigDecimal.ONE.subtract(target);
    BurnRecord record = new BurnRecord(budget, minBad, plan.stretch());
    int paged = -1;
    int first = -1;
    int last = plan.wellBefore();
    for (int second = 0; second < total.length; second++) {
      record.second(total[second], bad[second]);
      if (second < plan.wellBefore()) {
        continue;
      }
      first = first < 0 && bad[second] > 0 ? second : first;
      paged = paged < 0 && record.firing(BurnRecord.PAGE).isPresent() ? second : paged;
      if (record.firing(BurnRecord.PAGE).isPresent()
          && bad[second] > PAGE_FACTOR * budget.doubleValue() * total[second]) {
        last = second;
      }
    }
    return new FaultStory(
        name, target, minBad, list(total), list(bad), plan.wellBefore(), paged, first, last);
  }

  private static List<Integer> list(int[] perSecond) {
    return Arrays.stream(perSecond).boxed().toList();
  }
}
