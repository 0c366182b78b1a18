package dev.headroom.demo.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Carries events to a sink: devices report at a steady rate into partitions, each partition has one
 * consumer that writes one event after the other. An event's lag is the time from its creation to
 * its delivery.
 */
final class StreamPipeline implements Simulation {
  static final int PARTITIONS = 8;
  static final String VERSION = "2.3.0";

  private static final int WAITING_EVENTS_MAX = 50_000;
  private static final LoadCurve LOAD = new LoadCurve(100, 0.08);
  private static final Lognormal WRITE = new Lognormal(6, 0.4);
  private static final Lognormal RETRIED_WRITE = new Lognormal(148, 0.4);

  private final Faults faults;
  private final RandomGenerator random;
  private final Arrivals arrivals;
  private final Departures departures = new Departures();
  private final List<Station<Long>> partitions = new ArrayList<>();

  StreamPipeline(Faults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.arrivals = new Arrivals(LOAD, random, fromMicros);
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new Station<>(1, WAITING_EVENTS_MAX, this::write, this::delivered));
    }
  }

  @Override
  public List<Served> live(long untilMicros) {
    while (arrivals.nextMicros() <= untilMicros) {
      long created = arrivals.take();
      int partition = random.nextInt(PARTITIONS);
      if (!partitions.get(partition).arrive(created, created)) {
        departures.add(
            new Served(created, created, 507, VERSION, "partition " + partition + " is full"));
      }
    }
    partitions.forEach(partition -> partition.advance(untilMicros));
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
  }

  /** Events that wait for their consumer, over all partitions. */
  int backlog() {
    return partitions.stream().mapToInt(Station::waiting).sum();
  }

  private Effort write(Long createdMicros, long startMicros) {
    return faults.isOn(FaultKind.STALLED_PIPELINE)
        ? new Effort(RETRIED_WRITE.micros(random), 200, "write to sink timed out, retried")
        : Effort.fine(WRITE.micros(random));
  }

  private void delivered(Long createdMicros, long deliveredMicros, Effort effort) {
    departures.add(
        new Served(createdMicros, deliveredMicros, effort.code(), VERSION, effort.cause()));
  }
}
