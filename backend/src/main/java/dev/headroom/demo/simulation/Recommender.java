package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fills feeds. Each request asks ten candidate sources at once and ranks what they found, so it is
 * as slow as the slowest of the ten. An instance whose model wants other features than it gets
 * cannot rank: it answers with what is popular, which is quick and no error.
 */
public final class Recommender implements Simulation {
  public static final String VERSION = "7.19.0";
  public static final int INSTANCES = 4;
  public static final int SOURCES = 10;
  public static final int SCHEMA = 7;
  static final int NEW_MODEL = 8;
  public static final String MODEL_WAY = "model";
  public static final String FALLBACK_WAY = "fallback";

  private static final int WORKERS = 24;
  private static final int WAITING_REQUESTS_MAX = 200;
  private static final LoadCurve LOAD = new LoadCurve(25, 0.5);
  private static final Lognormal SOURCE = new Lognormal(26, 0.6);
  private static final Lognormal RANKING = new Lognormal(18, 0.3);
  private static final Lognormal POPULAR = new Lognormal(3, 0.3);
  private static final double FEW_CANDIDATES_SHARE = 0.0005;
  private static final double TIMED_OUT_SHARE = 0.08;
  private static final long TIMEOUT_MICROS = 4_800_000;
  private static final double PROMOTED_SHARE = 0.5;

  /**
   * A feed asked for.
   *
   * @param fallback why the model cannot rank it; empty if it can
   */
  private record Feed(long arrivedMicros, String fallback) {
    String way() {
      return fallback.isEmpty() ? MODEL_WAY : FALLBACK_WAY;
    }
  }

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final RequestArrivals arrivals;
  private final Rollout promotion;
  private final Departures departures = new Departures();
  private final Cpu cpu;
  private final Station<Feed> workers;
  private int promoted;
  private long timeouts;

  public Recommender(InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.arrivals = new RequestArrivals(LOAD, random, fromMicros);
    this.promotion = new Rollout(fromMicros, PROMOTED_SHARE);
    this.cpu = new Cpu(faults, fromMicros);
    this.workers =
        new Station<>(WORKERS, WAITING_REQUESTS_MAX, cpu.slowing(this::serve), this::answered);
  }

  @Override
  public List<Served> live(long untilMicros) {
    cpu.live(untilMicros);
    while (arrivals.nextMicros() <= untilMicros) {
      Feed feed = feed(arrivals.take());
      long arrived = feed.arrivedMicros();
      if (!workers.arrive(feed, arrived)) {
        departures.add(
            new Served(arrived, arrived, 503, VERSION, feed.way(), "no worker free, queue full"));
      }
    }
    workers.advance(untilMicros);
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
  }

  /** The model an instance has loaded. */
  public int model(int instance) {
    return instance < promoted ? NEW_MODEL : SCHEMA;
  }

  /** Calls of a source that were given up so far, each then made again. */
  public long timeouts() {
    return timeouts;
  }

  private Feed feed(long arrivedMicros) {
    double share = promotion.shareAt(arrivedMicros, faults.isOn(FaultKind.HALF_PROMOTED_MODEL));
    promoted = (int) (share * INSTANCES);
    int instance = random.nextInt(INSTANCES);
    if (model(instance) != SCHEMA) {
      return new Feed(
          arrivedMicros,
          "recommender-%d: model v%d got feature vector of schema v%d, popular items instead"
              .formatted(instance, NEW_MODEL, SCHEMA));
    }
    boolean few = random.nextDouble() < FEW_CANDIDATES_SHARE;
    return new Feed(arrivedMicros, few ? "too few candidates, popular items instead" : "");
  }

  private Effort serve(Feed feed, long startMicros) {
    long slowest = 0;
    for (int source = 0; source < SOURCES; source++) {
      slowest = Math.max(slowest, SOURCE.micros(random));
    }
    String cause = feed.fallback();
    if (faults.isOn(FaultKind.SLOW_TAIL) && random.nextDouble() < TIMED_OUT_SHARE) {
      timeouts++;
      slowest = Math.max(slowest, TIMEOUT_MICROS + SOURCE.micros(random));
      cause = "source trending timed out after 4.8 s, retried";
    }
    long ranking = (feed.fallback().isEmpty() ? RANKING : POPULAR).micros(random);
    return new Effort(slowest + ranking, 200, cause);
  }

  private void answered(Feed feed, long endedMicros, Effort effort) {
    departures.add(
        new Served(
            feed.arrivedMicros(), endedMicros, effort.code(), VERSION, feed.way(), effort.cause()));
  }
}
