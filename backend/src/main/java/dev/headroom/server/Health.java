package dev.headroom.server;

import dev.headroom.api.view.SystemView;
import dev.headroom.api.view.SystemView.Component;
import dev.headroom.api.view.SystemView.Interleaved;
import dev.headroom.api.view.SystemView.RefusedPoints;
import dev.headroom.api.view.SystemView.RulesInForce;
import dev.headroom.api.view.SystemView.TrustedReplica;
import dev.headroom.api.view.SystemView.Usage;
import dev.headroom.ingest.replica.ReplicaElection.Elected;
import dev.headroom.intake.Intake;
import dev.headroom.metrics.MetricStore;
import dev.headroom.model.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the server feels: ready when data is taken and promises are evaluated. */
final class Health implements Supplier<SystemView> {
  /** An evaluator that is silent for so long is stuck: it is due each half second. */
  private static final Duration EVALUATION_AGE_MAX = Duration.ofSeconds(5);

  private final About about;
  private final Intake intake;
  private final MetricStore metrics;
  private final EvaluationLoop evaluator;
  private final Supplier<List<Usage>> usage;
  private final Supplier<Map<String, Long>> refused;
  private final Supplier<List<Elected>> replicas;
  private final Rules rules;
  private final Supplier<List<Component>> writing;

  /** What does not change while the server runs. */
  record About(
      Version version,
      Instant startedAt,
      boolean demo,
      @Nullable String pagerUrl,
      int windowScale,
      Duration metricsWindow) {}

  Health(
      About about,
      Intake intake,
      MetricStore metrics,
      EvaluationLoop evaluator,
      Supplier<List<Usage>> usage,
      Supplier<Map<String, Long>> refused,
      Supplier<List<Elected>> replicas,
      Rules rules,
      Supplier<List<Component>> writing) {
    this.writing = writing;
    this.about = about;
    this.intake = intake;
    this.metrics = metrics;
    this.evaluator = evaluator;
    this.usage = usage;
    this.refused = refused;
    this.replicas = replicas;
    this.rules = rules;
  }

  @Override
  public SystemView get() {
    List<Component> components = new ArrayList<>();
    intake
        .followers()
        .forEach(follower ->
            components.add(
                new Component(follower.name(), follower.ready(), follower.failing().orElse(""))));
    components.add(evaluation());
    components.add(promises());
    components.addAll(writing.get());
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
        usage.get(),
        refusals(),
        replicas.get().stream().map(Health::replica).toList(),
        metrics.interleaved().stream()
            .map(each -> new Interleaved(each.metric(), each.points()))
            .toList(),
        rulesInForce());
  }

  private static TrustedReplica replica(Elected elected) {
    return new TrustedReplica(
        elected.cluster(), elected.replica(), elected.targets(), elected.since(), elected.heard());
  }

  private List<RefusedPoints> refusals() {
    return refused.get().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new RefusedPoints(entry.getKey(), entry.getValue()))
        .toList();
  }

  private RulesInForce rulesInForce() {
    RuleSet inForce = rules.inForce();
    return new RulesInForce(
        inForce.readAt(),
        inForce.version(),
        inForce.objectives().size(),
        inForce.runbooks().all().size(),
        inForce.routing().receivers().size(),
        inForce.services().all().size(),
        inForce.leftOut().stream().map(Problem::toString).toList());
  }

  /** A store that has taken nothing yet counts its window from the epoch; people count from now. */
  private Instant windowStart() {
    Instant kept = Instant.ofEpochMilli(metrics.windowStartMillis());
    Instant longest = Instant.now().minus(about.metricsWindow());
    return kept.isAfter(longest) ? kept : longest;
  }

  private Component promises() {
    Optional<String> uncounted = rules.uncounted();
    return new Component(
        "promises",
        uncounted.isEmpty(),
        uncounted.map(reason -> "new or changed ones are not counted yet: " + reason).orElse(""));
  }

  private Component evaluation() {
    Duration age = Duration.between(evaluator.lastRound(), Instant.now());
    boolean ok = age.compareTo(EVALUATION_AGE_MAX) < 0;
    return new Component("evaluator", ok, ok ? "" : "no evaluation for " + age.toSeconds() + " s");
  }
}
