package dev.headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.view.SystemView;
import dev.headroom.api.view.SystemView.Component;
import dev.headroom.api.view.SystemView.RefusedPoints;
import dev.headroom.api.view.SystemView.TrustedReplica;
import dev.headroom.config.RuleSet;
import dev.headroom.ingest.replica.ReplicaElection.Elected;
import dev.headroom.intake.Intake.FollowerState;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Usage;
import dev.headroom.slo.objective.SloConfig;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Usage USAGE = Usage.count("series", "Series", 3, 5);

  @TempDir private Path folder;
  private List<FollowerState> followers =
      List.of(new FollowerState("metrics", Optional.empty(), 7, 0));
  private Optional<String> stalled = Optional.empty();
  private Optional<String> uncounted = Optional.empty();
  private List<String> unread = List.of();
  private List<Component> storage = List.of(new Component("write-ahead log", true, ""));
  private Health health;

  @BeforeEach
  void wire() throws IOException {
    RuleSet rules =
        RuleSet.read(new RuleSet.Folders(folder, folder, SloConfig.defaults(), name -> null), NOW);
    Health.About about =
        new Health.About(
            new Version("1.2", "abc"),
            NOW.minusSeconds(60),
            true,
            "http://pager",
            60,
            Duration.ofHours(2));
    HealthReports reports =
        new HealthReports(
            () -> followers,
            () -> stalled,
            () -> rules,
            () -> unread,
            () -> uncounted,
            () -> storage,
            () -> List.of(USAGE),
            () -> Map.of("too_old", 2L, "limit", 1L),
            () -> List.of(new Elected("eu", "a", 3, NOW.minusSeconds(9), NOW)));
    Head metrics = new Head(HeadConfig.defaults(), new CollectorRegistry());
    health = new Health(about, metrics, reports, () -> NOW);
  }

  private Component part(String name) {
    return health.get().components().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_is_ready_while_every_part_is_well() {
    SystemView view = health.get();
    assertThat(view.ready()).isTrue();
    assertThat(view.components())
        .extracting(Component::name)
        .containsExactly("metrics", "evaluator", "promises", "write-ahead log");
    assertThat(view.components()).allMatch(each -> each.ok() && each.detail().isEmpty());
  }

  @Test
  void an_evaluator_that_is_silent_is_stuck() {
    assertThat(health.get().ready()).isTrue();
    stalled = Optional.of("no evaluation for 5 s");
    assertThat(health.get().ready()).isFalse();
    assertThat(part("evaluator"))
        .isEqualTo(new Component("evaluator", false, "no evaluation for 5 s"));
  }

  @Test
  void a_store_that_takes_nothing_says_why() {
    followers = List.of(new FollowerState("logs", Optional.of("the disk is full"), 7, 0));
    assertThat(health.get().ready()).isFalse();
    assertThat(part("logs")).isEqualTo(new Component("logs", false, "the disk is full"));
  }

  @Test
  void promises_that_are_not_counted_say_why() {
    uncounted = Optional.of("the disk is full");
    assertThat(health.get().ready()).isFalse();
    assertThat(part("promises").detail())
        .isEqualTo("new or changed ones are not counted yet: the disk is full");
  }

  @Test
  void a_part_that_cannot_write_makes_it_not_ready() {
    storage = List.of(new Component("deliveries", false, "locked"));
    assertThat(health.get().ready()).isFalse();
  }

  @Test
  void it_tells_what_it_is() {
    SystemView view = health.get();
    assertThat(view.version()).isEqualTo("1.2");
    assertThat(view.commit()).isEqualTo("abc");
    assertThat(view.startedAt()).isEqualTo(NOW.minusSeconds(60));
    assertThat(view.demo()).isTrue();
    assertThat(view.pagerUrl()).isEqualTo("http://pager");
    assertThat(view.windowScale()).isEqualTo(60);
    assertThat(view.config().loadedAt()).isEqualTo(NOW);
  }

  @Test
  void a_store_that_holds_nothing_counts_its_window_from_now() {
    assertThat(health.get().metricsWindowStart()).isEqualTo(NOW.minus(Duration.ofHours(2)));
  }

  @Test
  void it_tells_how_full_things_are_and_what_was_refused() {
    SystemView view = health.get();
    assertThat(view.usage()).containsExactly(USAGE);
    assertThat(view.refused())
        .containsExactly(new RefusedPoints("limit", 1), new RefusedPoints("too_old", 2));
    assertThat(view.replicas())
        .containsExactly(new TrustedReplica("eu", "a", 3, NOW.minusSeconds(9), NOW));
    assertThat(view.interleaved()).isEmpty();
  }

  @Test
  void files_that_a_reload_refused_are_told() {
    unread = List.of("not put into force: routing.yaml:3:1: unknown key receivr");
    assertThat(health.get().config().warnings())
        .contains("not put into force: routing.yaml:3:1: unknown key receivr");
  }
}
