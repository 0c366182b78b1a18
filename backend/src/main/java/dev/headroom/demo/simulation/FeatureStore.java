package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Answers with the features of a user: several lookups, each on the shard that holds the key. The
 * unit of load is the lookup, not the request, and a request fails if one of its lookups does.
 */
public final class FeatureStore implements Simulation {
  public static final int SHARDS = 16;
  static final int LOST_SHARD = 11;
  public static final String VERSION = "3.8.1";

  private static final int WAITING_LOOKUPS_MAX = 500;
  private static final LoadCurve LOAD = new LoadCurve(60, 0.15);
  private static final double LOOKUPS_MEAN = 5;
  private static final double MANY_LOOKUPS_MEAN = 50;
  private static final Lognormal LOOKUP = new Lognormal(5, 0.6);
  private static final long COMPACTION_MICROS = 80_000;
  private static final double COMPACTION_EVERY_MICROS = 120e6;
  private static final long REFUSED_AFTER_MICROS = 600;

  /** Who asks. */
  public enum Caller {
    RECOMMENDER(0.42),
    FRAUD(0.35),
    SEARCH(0.23);

    private final double share;

    Caller(double share) {
      this.share = share;
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Caller at(double place) {
      double below = RECOMMENDER.share;
      if (place < below) {
        return RECOMMENDER;
      }
      return place < below + FRAUD.share ? FRAUD : SEARCH;
    }
  }

  /** A request whose lookups are under way. */
  private static final class Pending {
    final long arrivedMicros;
    int open;
    long endedMicros;
    String failure = "";

    Pending(long arrivedMicros, int lookups) {
      this.arrivedMicros = arrivedMicros;
      this.open = lookups;
    }
  }

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final RequestArrivals arrivals;
  private final Cpu cpu;
  private final Departures departures = new Departures();
  private final List<Station<Pending>> shards = new ArrayList<>();
  private final long[] compactionAtMicros = new long[SHARDS];
  private final Map<Caller, Long> requests = new EnumMap<>(Caller.class);
  private final Map<Caller, Long> lookups = new EnumMap<>(Caller.class);

  public FeatureStore(InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.arrivals = new RequestArrivals(LOAD, random, fromMicros);
    this.cpu = new Cpu(faults, fromMicros);
    for (int i = 0; i < SHARDS; i++) {
      int shard = i;
      planCompaction(shard, fromMicros);
      shards.add(
          new Station<>(
              1,
              WAITING_LOOKUPS_MAX,
              cpu.slowing((request, start) -> lookUp(shard, start)),
              (request, end, effort) -> lookedUp(request, end)));
    }
  }

  @Override
  public List<Served> live(long untilMicros) {
    cpu.live(untilMicros);
    while (arrivals.nextMicros() <= untilMicros) {
      request(arrivals.take());
    }
    shards.forEach(shard -> shard.advance(untilMicros));
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
  }

  /** Requests of one caller so far. */
  public long requests(Caller caller) {
    return requests.getOrDefault(caller, 0L);
  }

  /** Lookups that the requests of one caller have made so far. */
  public long lookups(Caller caller) {
    return lookups.getOrDefault(caller, 0L);
  }

  /** Shards that look something up at a moment. */
  public int busyShards(long atMicros) {
    return shards.stream().mapToInt(shard -> shard.busy(atMicros)).sum();
  }

  /** Lookups that wait for a shard. */
  public int waiting(int shard) {
    return shards.get(shard).waiting();
  }

  private void request(long arrivedMicros) {
    Caller caller = Caller.at(random.nextDouble());
    boolean many = caller == Caller.RECOMMENDER && faults.isOn(FaultKind.HOT_FEATURES);
    double mean = many ? MANY_LOOKUPS_MEAN : LOOKUPS_MEAN;
    int wanted = 1 + (int) (random.nextExponential() * (mean - 1));
    requests.merge(caller, 1L, Long::sum);
    lookups.merge(caller, (long) wanted, Long::sum);
    Pending request = new Pending(arrivedMicros, wanted);
    for (int i = 0; i < wanted; i++) {
      int shard = random.nextInt(SHARDS);
      if (shard == LOST_SHARD && faults.isOn(FaultKind.ERRORS)) {
        fail(request, arrivedMicros, "shard " + shard + ": connection refused");
      } else if (!shards.get(shard).arrive(request, arrivedMicros)) {
        fail(request, arrivedMicros, "shard " + shard + ": too many lookups waiting");
      }
    }
  }

  private void fail(Pending request, long atMicros, String failure) {
    request.failure = failure;
    lookedUp(request, atMicros + REFUSED_AFTER_MICROS);
  }

  private Effort lookUp(int shard, long startMicros) {
    long micros = LOOKUP.micros(random);
    if (startMicros >= compactionAtMicros[shard]) {
      planCompaction(shard, startMicros);
      micros += COMPACTION_MICROS;
    }
    return Effort.fine(micros);
  }

  private void planCompaction(int shard, long fromMicros) {
    compactionAtMicros[shard] =
        fromMicros + Math.round(random.nextExponential() * COMPACTION_EVERY_MICROS);
  }

  private void lookedUp(Pending request, long endedMicros) {
    request.endedMicros = Math.max(request.endedMicros, endedMicros);
    request.open--;
    if (request.open == 0) {
      int code = request.failure.isEmpty() ? 200 : 503;
      departures.add(
          new Served(request.arrivedMicros, request.endedMicros, code, VERSION, request.failure));
    }
  }
}
