package dev.headroom.watch.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.TestClock;
import dev.headroom.model.Urgency;
import dev.headroom.notify.record.MemoryStateStore;
import dev.headroom.watch.heartbeat.HeartbeatStatus.BeatState;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Walks of beats, silence, restarts and clocks that are set, beside a few lines that keep count.
 */
class HeartbeatsProperty {
  private static final int WALKS = 60;
  private static final int STEPS = 120;
  private static final List<String> NAMES = List.of("backup", "billing", "mirror");

  @RegisterExtension final Seed seed = new Seed();

  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final AtomicLong nanoTime = new AtomicLong();
  private final Map<String, Told> model = new HashMap<>();
  private MemoryStateStore store = new MemoryStateStore(10);
  private Heartbeats heartbeats;
  private CollectorRegistry registry;

  /** What must be known of one heartbeat. */
  private static final class Told {
    Duration silent = Duration.ZERO;

    /** By the wall clock, which is all that is kept over a restart. */
    Duration sinceBeat = Duration.ZERO;

    boolean heard;
    long beats;
  }

  private static HeartbeatRule rule(String name) {
    return new HeartbeatRule(
        name,
        Duration.ofMinutes(10 + NAMES.indexOf(name)),
        Duration.ofMinutes(2),
        Urgency.PAGE,
        name,
        "team",
        "runbook",
        "");
  }

  private static HeartbeatRules rules() {
    return new HeartbeatRules(NAMES.stream().map(HeartbeatsProperty::rule).toList());
  }

  @Test
  void eachStandsAsItsSilenceSays() throws IOException {
    RandomGenerator random = seed.random();
    Map<BeatState, Integer> seen = new HashMap<>();
    for (int walk = 0; walk < WALKS; walk++) {
      store = new MemoryStateStore(10);
      model.clear();
      NAMES.forEach(name -> model.put(name, new Told()));
      open();
      for (int step = 0; step < STEPS; step++) {
        act(random);
        check(seen);
      }
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrder(BeatState.values());
  }

  @BeforeEach
  void open() {
    registry = new CollectorRegistry();
    heartbeats = Heartbeats.open(store, clock, nanoTime::get, registry);
    heartbeats.replace(rules());
  }

  private void act(RandomGenerator random) throws IOException {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(8)) {
      case 0, 1 -> beat(name);
      case 2 -> restart(random);
      case 3 -> heartbeats.replace(rules());
      case 4 -> assertThat(heartbeats.beat("nobody")).isEmpty();
      default -> pass(Duration.ofSeconds(random.nextInt(1, 400)));
    }
  }

  private Told told(String name) {
    return Objects.requireNonNull(model.get(name));
  }

  private void beat(String name) throws IOException {
    assertThat(heartbeats.beat(name)).isPresent();
    Told told = told(name);
    told.silent = Duration.ZERO;
    told.sinceBeat = Duration.ZERO;
    told.heard = true;
    told.beats++;
  }

  private void pass(Duration time) {
    clock.advance(time);
    nanoTime.addAndGet(time.toNanos());
    model
        .values()
        .forEach(each -> {
          each.silent = each.silent.plus(time);
          each.sinceBeat = each.sinceBeat.plus(time);
        });
  }

  /** Nobody could beat meanwhile, and the next process has a monotonic time of its own. */
  private void restart(RandomGenerator random) {
    Duration down = Duration.ofSeconds(random.nextInt(0, 900));
    clock.advance(down);
    nanoTime.set(random.nextLong(-1L << 40, 1L << 40));
    model.forEach((name, each) -> {
      each.silent = Duration.ZERO;
      each.sinceBeat = each.sinceBeat.plus(down);
      each.heard = each.beats > 0 && each.sinceBeat.compareTo(rule(name).allowed()) < 0;
    });
    open();
  }

  private void check(Map<BeatState, Integer> seen) {
    List<HeartbeatStatus> all = heartbeats.all();
    assertThat(all).extracting(each -> each.rule().name()).containsExactlyElementsOf(NAMES);
    int missed = 0;
    for (HeartbeatStatus each : all) {
      Told told = told(each.rule().name());
      assertThat(each.state()).as(each.toString()).isEqualTo(expected(each.rule(), told));
      assertThat(each.beats()).isEqualTo(told.beats);
      assertThat(each.lastAt().isPresent()).isEqualTo(told.beats > 0);
      assertThat(each.missedAt())
          .isEqualTo(clock.instant().plus(each.rule().allowed()).minus(told.silent));
      seen.merge(each.state(), 1, Integer::sum);
      missed += each.state() == BeatState.MISSED ? 1 : 0;
    }
    heartbeats.findings();
    assertThat(registry.getSampleValue("headroom_watch_heartbeats_missed")).isEqualTo(missed);
    assertThat(registry.getSampleValue("headroom_watch_heartbeats")).isEqualTo(NAMES.size());
  }

  private static BeatState expected(HeartbeatRule rule, Told told) {
    if (told.silent.compareTo(rule.interval().plus(rule.grace())) > 0) {
      return BeatState.MISSED;
    }
    if (!told.heard) {
      return BeatState.WAITING;
    }
    return told.silent.compareTo(rule.interval()) > 0 ? BeatState.LATE : BeatState.OK;
  }
}
