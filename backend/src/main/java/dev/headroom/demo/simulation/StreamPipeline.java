package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Carries events to a sink: devices report at a steady rate into partitions, each partition has one
 * consumer that writes one event after the other. An event's lag is the time from its creation to
 * its delivery. What is never delivered has no lag, so four times a second every partition is also
 * asked how old its oldest waiting event is.
 */
public final class StreamPipeline implements Simulation {
  public static final int PARTITIONS = 8;
  public static final int HOT_PARTITION = 5;
  public static final String VERSION = "2.3.0";
  public static final String DELIVERED = "delivered";
  public static final String WAITING = "waiting";

  private static final int WAITING_EVENTS_MAX = 50_000;
  private static final LoadCurve LOAD = new LoadCurve(100, 0.08);
  private static final Lognormal WRITE = new Lognormal(6, 0.4);
  private static final Lognormal RETRIED_WRITE = new Lognormal(120, 0.4);
  private static final Lognormal HOT_WRITE = new Lognormal(1_250, 0.2);
  private static final long CHECK_EVERY_MICROS = 250_000;

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final RequestArrivals arrivals;
  private final Cpu cpu;
  private final Departures departures = new Departures();
  private final List<Station<Long>> partitions = new ArrayList<>();
  private long checkAtMicros;

  public StreamPipeline(InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.arrivals = new RequestArrivals(LOAD, random, fromMicros);
    this.cpu = new Cpu(faults, fromMicros);
    this.checkAtMicros = fromMicros + CHECK_EVERY_MICROS;
    for (int i = 0; i < PARTITIONS; i++) {
      int partition = i;
      partitions.add(
          new Station<>(
              1,
              WAITING_EVENTS_MAX,
              cpu.slowing((created, start) -> write(partition)),
              this::delivered));
    }
  }

  @Override
  public List<Served> live(long untilMicros) {
    cpu.live(untilMicros);
    while (checkAtMicros <= untilMicros) {
      deliver(checkAtMicros);
      check(checkAtMicros);
      checkAtMicros += CHECK_EVERY_MICROS;
    }
    deliver(untilMicros);
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
    checkAtMicros = Math.max(checkAtMicros, micros);
  }

  /** Events that wait for their consumer, over all partitions. */
  public int backlog() {
    return partitions.stream().mapToInt(Station::waiting).sum();
  }

  /** Age of the oldest event that waits in a partition; 0 if none does. */
  public long oldestMicros(int partition, long nowMicros) {
    return nowMicros - partitions.get(partition).waitingSince(nowMicros);
  }

  private void deliver(long untilMicros) {
    while (arrivals.nextMicros() <= untilMicros) {
      long created = arrivals.take();
      int partition = random.nextInt(PARTITIONS);
      if (!partitions.get(partition).arrive(created, created)) {
        departures.add(
            new Served(
                created, created, 507, VERSION, DELIVERED, "partition " + partition + " is full"));
      }
    }
    partitions.forEach(partition -> partition.advance(untilMicros));
  }

  private void check(long nowMicros) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long since = nowMicros - oldestMicros(partition, nowMicros);
      departures.add(new Served(since, nowMicros, 200, VERSION, WAITING, "partition " + partition));
    }
  }

  private Effort write(int partition) {
    if (faults.isOn(FaultKind.LONG_TAIL) && partition == HOT_PARTITION) {
      return new Effort(
          HOT_WRITE.micros(random), 200, "partition 5: event of device 4711 merged for seconds");
    }
    return faults.isOn(FaultKind.STALLED_PIPELINE)
        ? new Effort(RETRIED_WRITE.micros(random), 200, "write to sink timed out, retried")
        : Effort.fine(WRITE.micros(random));
  }

  private void delivered(Long createdMicros, long deliveredMicros, Effort effort) {
    departures.add(
        new Served(
            createdMicros, deliveredMicros, effort.code(), VERSION, DELIVERED, effort.cause()));
  }
}
