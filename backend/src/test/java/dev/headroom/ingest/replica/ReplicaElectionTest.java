package dev.headroom.ingest.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.ingest.IngestConfig;
import dev.headroom.ingest.replica.ReplicaElection.Elected;
import dev.headroom.ingest.replica.ReplicaElection.ElectionOutcome;
import io.prometheus.client.CollectorRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReplicaElectionTest {
  private static final long START = 1_767_225_600_000L;

  private final IngestConfig config = IngestConfig.defaults();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final ReplicaElection election =
      new ReplicaElection(config.replicaLabels(), config.replicaFailover(), 7, registry);

  private long now = START;

  private Membership member(String... pairs) {
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put(pairs[i], pairs[i + 1]);
    }
    return Objects.requireNonNull(election.membership(labels));
  }

  private Membership of(String replica, String instance) {
    return member("prometheus_replica", replica, "job", "shop", "instance", instance);
  }

  private ElectionOutcome says(Membership member) {
    return election.decide(member, now);
  }

  @Test
  void a_series_without_a_replica_label_is_nobodys() {
    Map<String, String> labels = new HashMap<>(Map.of("job", "a"));
    assertThat(election.membership(labels)).isNull();
    assertThat(labels).containsOnlyKeys("job");
  }

  @Test
  void all_replica_labels_are_dropped_and_the_first_tells() {
    Map<String, String> labels =
        new HashMap<>(Map.of("job", "a", "__replica__", "x", "prometheus_replica", "y"));
    Membership membership = Objects.requireNonNull(election.membership(labels));
    assertThat(membership.replicaKey.name()).isEqualTo("y");
    assertThat(labels).containsOnlyKeys("job");
  }

  @Test
  void the_cluster_is_told_by_either_label() {
    assertThat(member("__replica__", "a", "cluster", "c", "prometheus", "p").targetKey.cluster())
        .isEqualTo("c");
    assertThat(member("__replica__", "a", "prometheus", "p").targetKey.cluster()).isEqualTo("p");
    assertThat(member("__replica__", "a").targetKey.cluster()).isEmpty();
  }

  @Test
  void the_other_takes_over_after_thirty_seconds_of_silence_and_not_before() {
    Membership a = of("a", "1");
    Membership b = of("b", "1");
    for (int i = 0; i < 10; i++) {
      assertThat(says(a)).isEqualTo(ElectionOutcome.TAKEN);
      assertThat(says(b)).isEqualTo(ElectionOutcome.DROPPED);
      now += 15_000;
    }
    long silentSince = now - 15_000;
    now = silentSince + 29_999;
    assertThat(says(b)).isEqualTo(ElectionOutcome.DROPPED);
    now = silentSince + 30_000;
    assertThat(says(b)).isEqualTo(ElectionOutcome.TAKEN);
    assertThat(says(a)).isEqualTo(ElectionOutcome.DROPPED);
    assertThat(registry.getSampleValue("headroom_ingest_replica_takeovers_total")).isEqualTo(1);
  }

  @Test
  void a_replica_that_speaks_of_other_targets_is_not_silent() {
    assertThat(says(of("a", "1"))).isEqualTo(ElectionOutcome.TAKEN);
    for (int i = 0; i < 5; i++) {
      now += 20_000;
      assertThat(says(of("a", "2"))).isEqualTo(ElectionOutcome.TAKEN);
      assertThat(says(of("b", "1"))).isEqualTo(ElectionOutcome.DROPPED);
    }
  }

  @Test
  void a_target_that_the_believed_replica_lost_goes_to_the_other() {
    says(of("a", "1"));
    for (long since = 0; since < 300_000; since += 20_000) {
      now = START + since;
      says(of("a", "2"));
      assertThat(says(of("b", "1"))).isEqualTo(ElectionOutcome.DROPPED);
    }
    now = START + 300_000;
    assertThat(says(of("b", "1"))).isEqualTo(ElectionOutcome.TAKEN);
  }

  @Test
  void servers_that_share_no_target_never_meet() {
    assertThat(says(of("a", "1"))).isEqualTo(ElectionOutcome.TAKEN);
    assertThat(says(of("b", "2"))).isEqualTo(ElectionOutcome.TAKEN);
    assertThat(says(member("__replica__", "b", "cluster", "east", "job", "shop", "instance", "1")))
        .isEqualTo(ElectionOutcome.TAKEN);
  }

  @Test
  void what_the_other_told_before_is_not_told_again() {
    Membership a = of("a", "1");
    Membership b = of("b", "1");
    says(a);
    assertThat(a.takenOverAtMillis()).isEqualTo(Long.MIN_VALUE);
    a.taken(START - 1_000);
    now += 30_000;
    says(b);
    assertThat(b.takenOverAtMillis()).isEqualTo(START - 1_000);
  }

  @Test
  void a_replica_whose_clock_ran_ahead_does_not_silence_the_other() {
    Membership a = of("a", "1");
    says(a);
    a.taken(START + 540_000);
    now += 30_000;
    Membership b = of("b", "1");
    says(b);
    assertThat(b.takenOverAtMillis()).isEqualTo(now);
  }

  @Test
  void what_is_remembered_is_bounded_and_forgotten_when_idle() {
    Membership first = of("a", "0");
    says(first);
    for (int i = 1; i < 6; i++) {
      assertThat(says(of("a", "" + i))).isEqualTo(ElectionOutcome.TAKEN);
    }
    assertThat(says(of("a", "6"))).isEqualTo(ElectionOutcome.NO_ROOM);
    assertThat(says(of("b", "0"))).isEqualTo(ElectionOutcome.NO_ROOM);
    assertThat(registry.getSampleValue("headroom_ingest_replica_targets")).isEqualTo(7);
    assertThat(registry.getSampleValue("headroom_ingest_replica_targets_max")).isEqualTo(7);
    now += ReplicaElection.IDLE_MILLIS;
    assertThat(says(first)).isEqualTo(ElectionOutcome.TAKEN);
    now += 60_001;
    assertThat(says(of("a", "6"))).isEqualTo(ElectionOutcome.TAKEN);
    assertThat(registry.getSampleValue("headroom_ingest_replica_targets")).isEqualTo(3);
    now += ReplicaElection.IDLE_MILLIS + 1;
    assertThat(says(of("c", "9"))).isEqualTo(ElectionOutcome.TAKEN);
    assertThat(says(first)).as("forgotten and met again").isEqualTo(ElectionOutcome.TAKEN);
    assertThat(registry.getSampleValue("headroom_ingest_replica_targets")).isEqualTo(4);
  }

  @Test
  void who_is_believed_is_told() {
    says(of("a", "1"));
    now += 5_000;
    says(of("a", "2"));
    says(of("b", "3"));
    assertThat(election.elected())
        .containsExactly(
            new Elected("", "a", 2, Instant.ofEpochMilli(START), Instant.ofEpochMilli(now)),
            new Elected("", "b", 1, Instant.ofEpochMilli(now), Instant.ofEpochMilli(now)));
  }
}
