package dev.headroom.server.wiring;

import dev.headroom.api.view.SystemView;
import dev.headroom.api.view.SystemView.Component;
import dev.headroom.api.view.SystemView.Interleaved;
import dev.headroom.api.view.SystemView.RefusedPoints;
import dev.headroom.api.view.SystemView.RulesInForce;
import dev.headroom.api.view.SystemView.TrustedReplica;
import dev.headroom.config.RuleSet;
import dev.headroom.ingest.replica.ReplicaElection.Elected;
import dev.headroom.intake.Intake.FollowerState;
import dev.headroom.model.Problem;
import dev.headroom.storage.series.SampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the server is well: ready when data is taken and promises are evaluated. */
final class Health implements Supplier<SystemView> {
  private final About about;
  private final SampleStore metrics;
  private final HealthReports reports;
  private final InstantSource clock;

  /**
   * What does not change while the server runs.
   *
   * @param pagerUrl where the demo's pager shows what it received; null where there is none
   * @param metricsWindow how long samples are kept at most
   */
  record About(
      Version version,
      Instant startedAt,
      boolean demo,
      @Nullable String pagerUrl,
      int windowScale,
      Duration metricsWindow) {}

  Health(About about, SampleStore metrics, HealthReports reports, InstantSource clock) {
    this.about = about;
    this.metrics = metrics;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public SystemView get() {
    List<Component> components = components();
    return new SystemView(
        about.version().version(),
        about.version().commit(),
        about.startedAt(),
        about.demo(),
        about.pagerUrl(),
        about.windowScale(),
        components.stream().allMatch(Component::ok),
        windowStart(),
        components,
        reports.usages().get(),
        refusals(),
        reports.replicas().get().stream().map(Health::replica).toList(),
        metrics.interleaved().stream()
            .map(each -> new Interleaved(each.metric(), each.points()))
            .toList(),
        rulesInForce());
  }

  private List<Component> components() {
    List<Component> components = new ArrayList<>();
    for (FollowerState follower : reports.followers().get()) {
      components.add(
          new Component(follower.name(), follower.ready(), follower.failing().orElse("")));
    }
    components.add(evaluation());
    components.add(promises());
    components.addAll(reports.storage().get());
    return components;
  }

  private static TrustedReplica replica(Elected elected) {
    return new TrustedReplica(
        elected.cluster(), elected.replica(), elected.targets(), elected.since(), elected.heard());
  }

  private List<RefusedPoints> refusals() {
    return reports.refused().get().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new RefusedPoints(entry.getKey(), entry.getValue()))
        .toList();
  }

  private RulesInForce rulesInForce() {
    RuleSet inForce = reports.rules().get();
    return new RulesInForce(
        inForce.readAt(),
        inForce.version(),
        inForce.objectives().size(),
        inForce.runbooks().all().size(),
        inForce.routing().receivers().size(),
        inForce.services().all().size(),
        inForce.leftOut().stream().map(Problem::toString).toList(),
        warnings(inForce));
  }

  /** What the rules in force leave open, after what keeps the files on disk from being in force. */
  private List<String> warnings(RuleSet inForce) {
    return Stream.concat(
            reports.unread().get().stream(), inForce.warnings().stream().map(Problem::toString))
        .toList();
  }

  /** A store that has taken nothing yet counts its window from the epoch; people count from now. */
  private Instant windowStart() {
    Instant kept = Instant.ofEpochMilli(metrics.windowStartMillis());
    Instant longest = clock.instant().minus(about.metricsWindow());
    return kept.isAfter(longest) ? kept : longest;
  }

  private Component promises() {
    Optional<String> uncounted = reports.uncounted().get();
    return new Component(
        "promises",
        uncounted.isEmpty(),
        uncounted.map(reason -> "new or changed ones are not counted yet: " + reason).orElse(""));
  }

  private Component evaluation() {
    Optional<String> stalled = reports.stalled().get();
    return new Component("evaluator", stalled.isEmpty(), stalled.orElse(""));
  }
}
