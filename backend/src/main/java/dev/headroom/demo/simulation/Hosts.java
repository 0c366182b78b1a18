package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The machines under all services. Twice a second an agent on each sets a timer and sees how late
 * it fires, which says whether there is processor time to be had, whatever the load average claims.
 * A clock step reaches one machine after the other, as each asks for the time.
 */
public final class Hosts implements Simulation {
  static final String VERSION = "agent-1.9.2";

  private static final int OF_EACH_SERVICE = 3;
  private static final LoadCurve BUSY = new LoadCurve(0.32, 0.4);
  private static final double NOISE = 0.02;
  private static final double SPINNING = 0.97;
  private static final Lognormal LATE = new Lognormal(0.08, 0.8);
  private static final Lognormal SPINNING_LATE = new Lognormal(40, 0.9);
  private static final long EVERY_MICROS = 500_000;

  /**
   * One machine.
   *
   * @param service that runs on it
   */
  public record Host(String name, String service) {}

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final Rollout step;
  private final Departures departures = new Departures();
  private final List<Host> hosts = new ArrayList<>();
  private long timersAtMicros;
  private int stepped;

  /**
   * @param services that run on them, each on {@value #OF_EACH_SERVICE}
   */
  public Hosts(
      List<String> services, InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.step = new Rollout(fromMicros);
    this.timersAtMicros = fromMicros;
    for (int i = 1; i <= OF_EACH_SERVICE; i++) {
      for (String service : services) {
        hosts.add(new Host(service + "-" + i, service));
      }
    }
  }

  @Override
  public List<Served> live(long untilMicros) {
    double share = step.shareAt(untilMicros, faults.isOn(FaultKind.LEAP_SECOND));
    stepped = (int) Math.ceil(share * hosts.size());
    for (; timersAtMicros <= untilMicros; timersAtMicros += EVERY_MICROS) {
      for (int i = 0; i < hosts.size(); i++) {
        departures.add(timer(i, timersAtMicros));
      }
    }
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    timersAtMicros = Math.max(timersAtMicros, micros);
  }

  public List<Host> all() {
    return hosts;
  }

  /** Whose clock has stepped: the first so many. */
  public int stepped() {
    return stepped;
  }

  /** Share of a machine's processor that is busy. */
  public double busy(int host, long atMicros) {
    double work = BUSY.perSecondAt(atMicros) + NOISE * random.nextGaussian();
    return host < stepped ? SPINNING : Math.clamp(work, 0.01, SPINNING);
  }

  private Served timer(int host, long dueMicros) {
    long late = (host < stepped ? SPINNING_LATE : LATE).micros(random);
    return new Served(dueMicros, dueMicros + late, 200, VERSION, hosts.get(host).name(), "");
  }
}
