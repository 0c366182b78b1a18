package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.replica.ReplicaElection;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.List;

/** An election as by default. */
final class Elections {
  private Elections() {}

  static ReplicaElection of(CollectorRegistry registry) {
    return new ReplicaElection(
        List.of("prometheus_replica", "__replica__"), Duration.ofSeconds(30), 100, registry);
  }
}
