package dev.headroom.server;

import dev.headroom.api.SystemResource.Component;
import dev.headroom.api.SystemResource.Interleaved;
import dev.headroom.api.SystemResource.Refused;
import dev.headroom.api.SystemResource.Replica;
import dev.headroom.api.SystemResource.RulesInForce;
import dev.headroom.api.SystemResource.SystemView;
import dev.headroom.api.SystemResource.Usage;
import dev.headroom.ingest.replica.ReplicaElection.Elected;
import dev.headroom.intake.Intake;
import dev.headroom.metrics.head.Head;
import dev.headroom.model.Problem;
import dev.headroom.slo.EvaluationLoop;
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
  private final About about;
  private final Intake intake;
  private final Head metrics;
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
      Head metrics,
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

  private static Replica replica(Elected elected) {
    return new Replica(
        elected.cluster(), elected.replica(), elected.targets(), elected.since(), elected.heard());
  }

  private List<Refused> refusals() {
    return refused.get().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Refused(entry.getKey(), entry.getValue()))
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
    Optional<String> stalled = evaluator.stalled();
    return new Component("evaluator", stalled.isEmpty(), stalled.orElse(""));
  }
}
