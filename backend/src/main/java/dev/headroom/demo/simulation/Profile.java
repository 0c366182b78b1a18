package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Reads people's profiles from a database. It can be run with a cache in front: then most reads are
 * answered at once, and because they are, the database was given fewer connections and its own
 * memory went to others. What the cache does not hold pays for all of it.
 */
public final class Profile implements Simulation {
  public static final String VERSION = "2.11.4";
  public static final String HIT = "hit";
  public static final String MISS = "miss";
  public static final String DATABASE = "database";
  static final int CONNECTIONS = 20;
  static final int CONNECTIONS_BEHIND_CACHE = 3;
  static final long TIMEOUT_MICROS = 300_000;
  static final long SHORT_TIMEOUT_MICROS = 30_000;

  private static final int WAITING_QUERIES_MAX = 200;
  private static final LoadCurve LOAD = new LoadCurve(50, 0.3);
  private static final Lognormal QUERY = new Lognormal(25, 0.35);
  private static final Lognormal COLD_QUERY = new Lognormal(115, 0.35);
  private static final Lognormal LOOKUP = new Lognormal(1.6, 0.4);
  private static final double CONNECTION_LOST_SHARE = 0.0003;
  private static final int PEOPLE = 1_000;
  private static final int POPULARITY = 6;
  private static final long KEPT_MICROS = 20_000_000;

  /** A profile to read, the way it is read, and what looking in the cache has cost already. */
  private record Read(long arrivedMicros, int person, String way, long lookupMicros) {}

  /** A place in the cache. Reads that come while it is being filled wait for the same query. */
  private static final class Place {
    final List<Read> waiting = new ArrayList<>();
    long filledMicros = Long.MAX_VALUE;
    long untilMicros = Long.MAX_VALUE;
  }

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final RequestArrivals arrivals;
  private final Departures departures = new Departures();
  private final Map<Integer, Place> cache = new HashMap<>();
  private final Cpu cpu;
  private final Station<Read> connections;
  private final Station<Read> fewConnections;

  public Profile(InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.arrivals = new RequestArrivals(LOAD, random, fromMicros);
    this.cpu = new Cpu(faults, fromMicros);
    this.connections = pool(CONNECTIONS);
    this.fewConnections = pool(CONNECTIONS_BEHIND_CACHE);
  }

  @Override
  public List<Served> live(long untilMicros) {
    cpu.live(untilMicros);
    while (arrivals.nextMicros() <= untilMicros) {
      read(arrivals.take());
    }
    connections.advance(untilMicros);
    fewConnections.advance(untilMicros);
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
  }

  /** Connections to the database. */
  public int pool() {
    return cached() ? CONNECTIONS_BEHIND_CACHE : CONNECTIONS;
  }

  public int busyConnections(long atMicros) {
    return connections.busy(atMicros) + fewConnections.busy(atMicros);
  }

  public int waitingQueries() {
    return connections.waiting() + fewConnections.waiting();
  }

  /** How long a query may take. */
  public long timeoutMicros() {
    return faults.isOn(FaultKind.BAD_CONFIG) ? SHORT_TIMEOUT_MICROS : TIMEOUT_MICROS;
  }

  private Station<Read> pool(int servers) {
    return new Station<>(servers, WAITING_QUERIES_MAX, cpu.slowing(this::query), this::answered);
  }

  private boolean cached() {
    return faults.isOn(FaultKind.COLD_CACHE);
  }

  private void read(long arrivedMicros) {
    int person = (int) (PEOPLE * Math.pow(random.nextDouble(), POPULARITY));
    if (!cached()) {
      forget(arrivedMicros);
      ask(connections, new Read(arrivedMicros, person, DATABASE, 0), arrivedMicros);
      return;
    }
    lookUp(new Read(arrivedMicros, person, MISS, cpu.stretched(LOOKUP.micros(random))));
  }

  /** Whoever still waits for a place to be filled is answered by the query that fills it. */
  private void forget(long nowMicros) {
    fewConnections.advance(nowMicros);
    cache.values().removeIf(place -> place.waiting.isEmpty());
  }

  private void lookUp(Read read) {
    long now = read.arrivedMicros();
    fewConnections.advance(now);
    Place place = cache.get(read.person());
    if (place == null || place.untilMicros <= now) {
      cache.put(read.person(), new Place());
      ask(fewConnections, read, now);
    } else if (place.filledMicros <= now) {
      departures.add(new Served(now, now + read.lookupMicros(), 200, VERSION, HIT, ""));
    } else if (place.filledMicros < Long.MAX_VALUE) {
      depart(read, place.filledMicros, Effort.fine(0));
    } else {
      place.waiting.add(read);
    }
  }

  private void ask(Station<Read> pool, Read read, long nowMicros) {
    if (!pool.arrive(read, nowMicros)) {
      answered(read, nowMicros, new Effort(0, 503, "too many queries wait"));
    }
  }

  private Effort query(Read read, long startMicros) {
    boolean cold = read.way().equals(MISS);
    long micros = (cold ? COLD_QUERY : QUERY).micros(random);
    if (random.nextDouble() < CONNECTION_LOST_SHARE) {
      return new Effort(micros, 502, "database closed the connection");
    }
    long timeout = timeoutMicros();
    if (micros > timeout) {
      return new Effort(
          timeout, 504, "database did not answer within %d ms".formatted(timeout / 1_000));
    }
    return cold ? new Effort(micros, 200, "not in the cache") : Effort.fine(micros);
  }

  private void answered(Read read, long endedMicros, Effort effort) {
    depart(read, endedMicros, effort);
    Place place = cache.get(read.person());
    if (place == null || !read.way().equals(MISS)) {
      return;
    }
    place.waiting.forEach(each -> depart(each, endedMicros, effort));
    place.waiting.clear();
    if (effort.code() == 200) {
      place.filledMicros = endedMicros;
      place.untilMicros = endedMicros + KEPT_MICROS;
    } else {
      cache.remove(read.person());
    }
  }

  private void depart(Read read, long endedMicros, Effort effort) {
    departures.add(
        new Served(
            read.arrivedMicros(),
            endedMicros + read.lookupMicros(),
            effort.code(),
            VERSION,
            read.way(),
            effort.cause()));
  }
}
