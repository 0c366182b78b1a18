package dev.headroom.demo.fleet;

import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.model.TimeRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What really happened towards one promise, reckoned from the simulated requests one by one and
 * from nothing that the product made of them.
 */
final class Truth {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Watched watched;

  /** Requests that count, by the moment that telemetry told with them. */
  private final TreeMap<Long, List<Served>> told = new TreeMap<>();

  /** All events and the bad ones, by the second in which they ended. */
  private final TreeMap<Long, long[]> seconds = new TreeMap<>();

  Truth(Watched watched, Map<Long, List<FleetLife.Told>> all) {
    this.watched = watched;
    all.forEach((atMillis, requests) -> told.put(atMillis, counted(requests)));
    told.values().stream().flatMap(List::stream).forEach(this::count);
  }

  private List<Served> counted(List<FleetLife.Told> requests) {
    return requests.stream()
        .filter(each -> each.service().equals(watched.slo().service()))
        .map(FleetLife.Told::served)
        .filter(watched.counted())
        .toList();
  }

  private void count(Served served) {
    long second = Math.floorDiv(served.endedMicros(), MICROS_PER_SECOND);
    long[] counts = seconds.computeIfAbsent(second, each -> new long[2]);
    counts[0]++;
    counts[1] += watched.bad().test(served) ? 1 : 0;
  }

  /** The first second from one on, since the epoch, in which more was bad than is promised. */
  long firstBrokenSecond(long fromSecond) {
    BigDecimal share = BigDecimal.ONE.subtract(watched.slo().target());
    return seconds.tailMap(fromSecond).entrySet().stream()
        .filter(each -> isBroken(each.getValue(), share))
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isBroken(long[] counts, BigDecimal share) {
    BigDecimal allowed = share.multiply(BigDecimal.valueOf(counts[0]));
    return BigDecimal.valueOf(counts[1]).compareTo(allowed) > 0;
  }

  /**
   * The second up to which one rate of bad events, and from which on another, explains best what
   * happened in the minute before a moment: the most likely change point of two binomial rates.
   */
  long likeliestChange(long noticedSecond) {
    SortedMap<Long, long[]> seen = seconds.subMap(noticedSecond - 60, noticedSecond + 1);
    long[] all = new long[2];
    seen.values().forEach(each -> add(all, each));
    long[] before = new long[2];
    long change = noticedSecond;
    double likeliest = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Long, long[]> each : seen.entrySet()) {
      double likelihood =
          logLikelihood(before[0], before[1])
              + logLikelihood(all[0] - before[0], all[1] - before[1]);
      if (likelihood > likeliest) {
        likeliest = likelihood;
        change = each.getKey();
      }
      add(before, each.getValue());
    }
    return change;
  }

  private static void add(long[] to, long[] counts) {
    to[0] += counts[0];
    to[1] += counts[1];
  }

  /** Of so many bad events at the rate that makes them most likely. */
  private static double logLikelihood(long total, long bad) {
    return part(bad, total) + part(total - bad, total);
  }

  private static double part(long some, long total) {
    return some == 0 ? 0 : some * Math.log((double) some / total);
  }

  /**
   * Durations in seconds, ascending, of what telemetry told at times in a range. A request counts
   * where its telemetry puts it, up to a second after its end: that is all a server can know.
   *
   * @param counters whether counters tell of it, whose first reading says nothing of when
   */
  double[] durations(TimeRange range, boolean counters) {
    long from = counters ? Math.max(range.fromMillis(), told.firstKey() + 1) : range.fromMillis();
    return told.subMap(from, Math.max(from, range.toMillis())).values().stream()
        .flatMap(List::stream)
        .mapToDouble(each -> (double) each.micros() / MICROS_PER_SECOND)
        .sorted()
        .toArray();
  }

  /** The smallest that at least this share of them does not exceed; there must be some. */
  static double quantile(double q, double[] ascending) {
    BigDecimal rank = BigDecimal.valueOf(q).multiply(BigDecimal.valueOf(ascending.length));
    return ascending[Math.max(1, (int) Math.ceil(rank.doubleValue())) - 1];
  }
}
