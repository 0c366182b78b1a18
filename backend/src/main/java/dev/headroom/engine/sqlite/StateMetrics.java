package dev.headroom.engine.sqlite;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;

/** What the state database says about itself. */
final class StateMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Histogram.Child readSeconds;
  private final Histogram.Child writeSeconds;
  private final Counter failures;
  private final Gauge reserved;
  private final Gauge deferred;

  StateMetrics(int deferredMax, CollectorRegistry registry) {
    Histogram seconds =
        Histogram.build("headroom_state_transaction_seconds", "One transaction, waiting included.")
            .labelNames("kind")
            .buckets(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5)
            .register(registry);
    this.readSeconds = seconds.labels("read");
    this.writeSeconds = seconds.labels("write");
    this.failures =
        Counter.build("headroom_state_failures_total", "Transactions that failed.")
            .register(registry);
    this.reserved =
        Gauge.build("headroom_state_reserve_bytes", "Room on the disk held back for the database.")
            .register(registry);
    this.deferred =
        Gauge.build("headroom_state_kept", "Pieces of work in memory that could not be written.")
            .register(registry);
    Gauge.build("headroom_state_kept_limit", "Most such pieces.")
        .register(registry)
        .set(deferredMax);
  }

  void read(long nanos) {
    readSeconds.observe(nanos / NANOS_PER_SECOND);
  }

  void written(long nanos) {
    writeSeconds.observe(nanos / NANOS_PER_SECOND);
  }

  void failed() {
    failures.inc();
  }

  void reserved(long bytes) {
    reserved.set((double) bytes);
  }

  void deferred(int pieces) {
    deferred.set(pieces);
  }

  int deferred() {
    return (int) deferred.get();
  }
}
