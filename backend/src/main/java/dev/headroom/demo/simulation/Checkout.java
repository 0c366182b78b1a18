package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Takes orders. Each occupies one of a fixed number of workers from its first line of code until
 * the payment provider has answered, so a slow provider costs workers, and too few workers cost
 * everybody.
 */
public final class Checkout implements Simulation {
  static final int WORKERS = 24;
  public static final String VERSION = "1.4.2";
  public static final String NEW_VERSION = "1.4.3";

  private static final int WAITING_ORDERS_MAX = 200;
  private static final LoadCurve LOAD = new LoadCurve(40, 0.4);
  private static final Lognormal OWN_WORK = new Lognormal(12, 0.4);
  private static final Lognormal PAYMENT = new Lognormal(45, 0.45);
  private static final Lognormal SLOW_PAYMENT = new Lognormal(315, 0.45);
  private static final Lognormal PRICE_OF_ONE_ITEM = new Lognormal(9, 0.5);
  private static final double CONNECTION_LOST_SHARE = 0.0004;
  private static final double COUPON_SHARE = 0.22;
  private static final double ITEMS_MEAN = 5;

  private record Order(long arrivedMicros, boolean newVersion, boolean coupon, int items) {
    String version() {
      return newVersion ? NEW_VERSION : VERSION;
    }
  }

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final RequestArrivals arrivals;
  private final Rollout rollout;
  private final Departures departures = new Departures();
  private final Cpu cpu;
  private final Station<Order> workers;

  public Checkout(InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.arrivals = new RequestArrivals(LOAD, random, fromMicros);
    this.rollout = new Rollout(fromMicros);
    this.cpu = new Cpu(faults, fromMicros);
    this.workers =
        new Station<>(WORKERS, WAITING_ORDERS_MAX, cpu.slowing(this::serve), this::answered);
  }

  @Override
  public List<Served> live(long untilMicros) {
    cpu.live(untilMicros);
    while (arrivals.nextMicros() <= untilMicros) {
      Order order = order(arrivals.take());
      if (!workers.arrive(order, order.arrivedMicros())) {
        long now = order.arrivedMicros();
        departures.add(new Served(now, now, 503, order.version(), "no worker free, queue full"));
      }
    }
    workers.advance(untilMicros);
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    arrivals.skipTo(micros);
  }

  public int busyWorkers(long atMicros) {
    return workers.busy(atMicros);
  }

  public int waitingOrders() {
    return workers.waiting();
  }

  private Order order(long arrivedMicros) {
    double newShare = rollout.shareAt(arrivedMicros, faults.isOn(FaultKind.BAD_DEPLOY));
    int items = 1 + (int) (random.nextExponential() * (ITEMS_MEAN - 1));
    return new Order(
        arrivedMicros, random.nextDouble() < newShare, random.nextDouble() < COUPON_SHARE, items);
  }

  private Effort serve(Order order, long startMicros) {
    long own = OWN_WORK.micros(random);
    if (order.newVersion()) {
      if (order.coupon()) {
        return new Effort(
            own, 500, "NullPointerException: Cannot invoke \"Coupon.rate()\": \"coupon\" is null");
      }
      for (int item = 0; item < order.items(); item++) {
        own += PRICE_OF_ONE_ITEM.micros(random);
      }
    }
    if (random.nextDouble() < CONNECTION_LOST_SHARE) {
      return new Effort(own, 502, "payment provider closed the connection");
    }
    return faults.isOn(FaultKind.LATENCY)
        ? new Effort(own + SLOW_PAYMENT.micros(random), 200, "payment provider answers slowly")
        : Effort.fine(own + PAYMENT.micros(random));
  }

  private void answered(Order order, long endedMicros, Effort effort) {
    departures.add(
        new Served(
            order.arrivedMicros(), endedMicros, effort.code(), order.version(), effort.cause()));
  }
}
