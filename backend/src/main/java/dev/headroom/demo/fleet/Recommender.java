package dev.headroom.demo.fleet;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fills feeds. Each request asks ten candidate sources at once and ranks what they found, so it is
 * as slow as the slowest of the ten.
 */
final class Recommender implements Simulation {
  static final String VERSION = "7.19.0";

  private static final int WORKERS = 24;
  private static final int WAITING_REQUESTS_MAX = 200;
  private static final int SOURCES = 10;
  private static final LoadCurve LOAD = new LoadCurve(25, 0.5);
  private static final Lognormal SOURCE = new Lognormal(26, 0.6);
  private static final Lognormal RANKING = new Lognormal(18, 0.3);

  private final RandomGenerator random;
  private final Arrivals arrivals;
  private final Departures departures = new Departures();
  private final Station<Long> workers =
      new Station<>(WORKERS, WAITING_REQUESTS_MAX, this::serve, this::answered);

  Recommender(RandomGenerator random, long fromMicros) {
    this.random = random;
    this.arrivals = new Arrivals(LOAD, random, fromMicros);
  }

  @Override
  public List<Served> live(long untilMicros) {
    while (arrivals.nextMicros() <= untilMicros) {
      long arrived = arrivals.take();
      if (!workers.arrive(arrived, arrived)) {
        departures.add(new Served(arrived, arrived, 503, VERSION, "no worker free, queue full"));
      }
    }
    workers.advance(untilMicros);
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
  }

  private Effort serve(Long arrivedMicros, long startMicros) {
    long slowest = 0;
    for (int source = 0; source < SOURCES; source++) {
      slowest = Math.max(slowest, SOURCE.micros(random));
    }
    return Effort.fine(slowest + RANKING.micros(random));
  }

  private void answered(Long arrivedMicros, long endedMicros, Effort effort) {
    departures.add(new Served(arrivedMicros, endedMicros, effort.code(), VERSION, effort.cause()));
  }
}
