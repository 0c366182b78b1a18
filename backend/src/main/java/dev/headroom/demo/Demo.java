package dev.headroom.demo;

import dev.headroom.demo.fleet.Fleet;
import dev.headroom.demo.fleet.Fleet.FleetConfig;
import dev.headroom.demo.push.Pusher.PushStats;
import dev.headroom.demo.simulation.InjectedFaults;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The demonstration: a pager that is there before the server, since routing names it, and a fleet
 * that starts to push once the server is up.
 */
public final class Demo implements AutoCloseable {
  private static final int SECRET_BYTES = 32;

  private final DemoConfig config;
  private final InstantSource clock;
  private final Pager pager;
  private final InjectedFaults faults;
  private Optional<Fleet> fleet = Optional.empty();

  private Demo(DemoConfig config, InstantSource clock, Pager pager) {
    this.config = config;
    this.clock = clock;
    this.pager = pager;
    this.faults = new InjectedFaults(clock);
  }

  /**
   * Opens the pager; the fleet waits for {@link #feed}.
   *
   * @throws IOException if the pager's port is taken
   */
  public static Demo start(DemoConfig config, InstantSource clock) throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new Demo(config, clock, Pager.start(config.pagerPort(), secret, clock));
  }

  /**
   * Lets the fleet push to a server, its past first.
   *
   * @param heardUntil up to when the server was told of an earlier run; empty for none
   * @param server base address, for example {@code http://127.0.0.1:8080}
   * @throws IllegalStateException if it pushes already
   */
  public synchronized void feed(URI server, Optional<Instant> heardUntil) {
    if (fleet.isPresent()) {
      throw new IllegalStateException("the fleet pushes already");
    }
    fleet =
        Optional.of(Fleet.start(config.fleet(), heardUntil, faults, server, clock, Thread::sleep));
  }

  /** The switches of everything that can go wrong. */
  public InjectedFaults faults() {
    return faults;
  }

  /** Where the pager shows what was delivered. */
  public URI pagerUrl() {
    return pager.url();
  }

  /** Where the pager takes Alertmanager's webhook, version 4. */
  public URI pagerWebhookUrl() {
    return pager.url().resolve("hook/v4");
  }

  /** Where the pager takes signed webhooks. */
  public URI pagerSignedWebhookUrl() {
    return pager.url().resolve("hook/signed");
  }

  /** The key of the signed webhook, {@code whsec_…}. */
  public String pagerSecret() {
    return pager.secret();
  }

  /** What the fleet's pushers did so far; empty before {@link #feed}. */
  public synchronized List<PushStats> pushes() {
    return fleet.map(Fleet::stats).orElse(List.of());
  }

  /** Stops the fleet, then the pager. */
  @Override
  public synchronized void close() {
    fleet.ifPresent(Fleet::close);
    pager.close();
  }

  /**
   * What the demonstration is to be like.
   *
   * @param fleet how the simulated services live
   * @param pagerPort where the pager listens on the loopback interface; 0 for any free port
   */
  public record DemoConfig(FleetConfig fleet, int pagerPort) {
    public DemoConfig {
      if (pagerPort < 0 || pagerPort > 65_535) {
        throw new IllegalArgumentException("demo.pagerPort must be 0 to 65535: " + pagerPort);
      }
    }

    public static DemoConfig defaults() {
      return new DemoConfig(FleetConfig.defaults(), 0);
    }
  }
}
