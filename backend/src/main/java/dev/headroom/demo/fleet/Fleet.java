package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.demo.push.Pusher;
import dev.headroom.demo.push.Pusher.Pause;
import dev.headroom.demo.push.Pusher.PushStats;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.model.ChangeEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * All simulated services, lived by one thread, and the pushers that carry what they tell: first
 * their past, as fast as the server takes it, then each second as it comes.
 */
public final class Fleet implements AutoCloseable {
  private static final long SECOND_MILLIS = 1_000;
  private static final long STEP_MILLIS_MAX = 10_000;
  private static final long PAST_PUSH_MILLIS = 60_000;
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final String CHANGES = "changes";

  private final FleetConfig config;
  private final boolean isNew;
  private final InjectedFaults faults;
  private final InstantSource clock;
  private final Pause pause;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Pusher> pushers = new LinkedHashMap<>();
  private final List<Member> members;
  private final Routine routine;
  private final Thread thread;
  private long livedUntilMillis;

  private Fleet(
      FleetConfig config,
      Optional<Instant> heardUntil,
      InjectedFaults faults,
      URI server,
      InstantSource clock,
      Pause pause) {
    this.config = config;
    this.isNew = heardUntil.isEmpty();
    this.faults = faults;
    this.clock = clock;
    this.pause = pause;
    long now = clock.millis();
    this.livedUntilMillis = begin(now, heardUntil);
    this.members = Members.of(config.seed(), faults, livedUntilMillis);
    this.routine = new Routine(new SplittableRandom(config.seed()), livedUntilMillis);
    String run = "demo-" + Long.toString(now, Character.MAX_RADIX);
    for (Member member : members) {
      pushers.put(member.name(), Pusher.start(member.name(), run, client, server, pause));
    }
    pushers.put(CHANGES, Pusher.start(CHANGES, run, client, server, pause));
    faults.listen(fault -> FleetChanges.of(fault, clock.millis()).ifPresent(this::announce));
    this.thread = Thread.ofPlatform().name("demo-fleet").daemon().unstarted(this::run);
  }

  /**
   * Starts one.
   *
   * @param heardUntil up to when the server was told of another run, which is not told again; empty
   *     if it never met the fleet
   * @param server base address; it need not be up yet
   */
  public static Fleet start(
      FleetConfig config,
      Optional<Instant> heardUntil,
      InjectedFaults faults,
      URI server,
      InstantSource clock,
      Pause pause) {
    Fleet fleet = new Fleet(config, heardUntil, faults, server, clock, pause);
    fleet.thread.start();
    return fleet;
  }

  private long begin(long nowMillis, Optional<Instant> heardUntil) {
    long earliest = nowMillis - config.history().toMillis();
    return heardUntil
        .map(heard -> Math.clamp(heard.toEpochMilli(), earliest, nowMillis))
        .orElse(earliest);
  }

  /** What the pushers did so far, one for each service and one for change events. */
  public List<PushStats> stats() {
    return pushers.values().stream().map(Pusher::stats).toList();
  }

  /** Stops at once. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(CLOSE_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pushers.values().forEach(Pusher::close);
    client.shutdownNow();
  }

  private void run() {
    try {
      tellThePast();
      while (!Thread.currentThread().isInterrupted()) {
        long now = clock.millis();
        liveUntil(now);
        pause.forAtLeast(Duration.ofMillis(SECOND_MILLIS - now % SECOND_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellThePast() throws InterruptedException {
    if (isNew) {
      FleetChanges.past(clock.millis(), config.history()).forEach(this::announce);
    }
    while (livedUntilMillis + STEP_MILLIS_MAX <= clock.millis()) {
      long toldUntil = livedUntilMillis;
      while (livedUntilMillis - toldUntil < PAST_PUSH_MILLIS
          && livedUntilMillis + STEP_MILLIS_MAX <= clock.millis()) {
        step(livedUntilMillis + STEP_MILLIS_MAX);
      }
      for (Member member : members) {
        for (Push push : member.drain()) {
          pusher(member.name()).put(push);
        }
      }
    }
  }

  private void liveUntil(long now) {
    if (now - livedUntilMillis > STEP_MILLIS_MAX) {
      livedUntilMillis = now - STEP_MILLIS_MAX;
      members.forEach(member -> member.skipTo(livedUntilMillis));
      routine.skipTo(livedUntilMillis);
    }
    if (now <= livedUntilMillis) {
      return;
    }
    step(now);
    for (Member member : members) {
      member.drain().forEach(pusher(member.name())::offer);
    }
  }

  private void step(long untilMillis) {
    faults.liveFrom(Instant.ofEpochMilli(livedUntilMillis));
    members.forEach(member -> member.live(livedUntilMillis, untilMillis));
    routine.until(untilMillis).forEach(this::announce);
    livedUntilMillis = untilMillis;
  }

  private void announce(ChangeEvent change) {
    pusher(CHANGES).offer(Push.change(change));
  }

  private Pusher pusher(String name) {
    Pusher pusher = pushers.get(name);
    if (pusher == null) {
      throw new IllegalStateException("no pusher for " + name);
    }
    return pusher;
  }

  /**
   * How the fleet lives.
   *
   * @param seed of its random numbers
   * @param history how much of its past it tells at most, so that long windows are full from the
   *     start; zero for none
   */
  public record FleetConfig(long seed, Duration history) {
    public FleetConfig {
      if (history.isNegative() || history.compareTo(Duration.ofHours(24)) > 0) {
        throw new IllegalArgumentException("demo.history must be 0 to 24 hours: " + history);
      }
    }

    /** Tells a little more than the longest window of a tier at a sixtieth of its length. */
    public static FleetConfig defaults() {
      return new FleetConfig(20_261_103, Duration.ofMinutes(75));
    }
  }
}
