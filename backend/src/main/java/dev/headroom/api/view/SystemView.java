package dev.headroom.api.view;

import dev.headroom.model.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this server is and whether it is well (schema System).
 *
 * @param pagerUrl where the demo's pager shows what it received
 * @param metricsWindowStart samples and cells from here on are kept
 */
public record SystemView(
    String version,
    String commit,
    Instant startedAt,
    boolean demo,
    @Nullable String pagerUrl,
    int windowScale,
    boolean ready,
    Instant metricsWindowStart,
    List<Component> components,
    List<Usage> usage,
    List<RefusedPoints> refused,
    List<TrustedReplica> replicas,
    List<Interleaved> interleaved,
    RulesInForce config) {
  /**
   * @param detail one line for people; empty while all is well
   */
  public record Component(String name, boolean ok, String detail) {}

  /** What was not taken since the start. */
  public record RefusedPoints(String reason, long points) {}

  /**
   * A replica of a pair of Prometheus servers that is believed.
   *
   * @param cluster empty where no label tells
   * @param targets how many targets it is believed about
   * @param since the earliest time it has been so, for one of them
   * @param heard when it last pushed
   */
  public record TrustedReplica(
      String cluster, String replica, int targets, Instant since, Instant heard) {}

  /**
   * A metric for which two senders speak as if they were one, most likely replicas that no label
   * tells apart: its small falls are not counted.
   *
   * @param metric empty for those there was no room to name
   * @param points that fell by little within the last ten minutes
   */
  public record Interleaved(String metric, long points) {}

  /**
   * The files people write, as they are in force.
   *
   * @param version the same for the same files
   * @param leftOut files that stand beside them and are not in force, each with the reason: {@code
   *     file:line:column: message}
   * @param warnings what is in force and may not be what was meant
   */
  public record RulesInForce(
      Instant loadedAt,
      String version,
      int objectives,
      int runbooks,
      int receivers,
      int services,
      List<String> leftOut,
      List<String> warnings) {}
}
