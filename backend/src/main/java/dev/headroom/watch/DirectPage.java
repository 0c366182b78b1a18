package dev.headroom.watch;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.routing.Routing;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.watch.stall.EvaluatorWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that the evaluator stands still where alerting does not: because the evaluator stands
 * within alerting, which nobody else can ask then. It tells receivers past alerting, from memory,
 * by the routing in force, whatever is silenced; and tells them of the end. Not for use by several
 * threads.
 */
public final class DirectPage {
  /** How long alerting has to open the incident itself. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(DirectPage.class);

  private final EvaluatorWatch evaluator;
  private final PageWays ways;
  private final WatchText text;
  private final InstantSource clock;
  private Optional<Incident> told = Optional.empty();

  /**
   * How the page goes out; nothing of it may wait for alerting.
   *
   * @param firing names of the alerts of a subject of which alerting has made an incident
   * @param deliveries which are sent from memory
   */
  public record PageWays(
      Function<String, Set<String>> firing, Supplier<Routing> routing, Deliveries<?> deliveries) {}

  public DirectPage(EvaluatorWatch evaluator, PageWays ways, Links links, InstantSource clock) {
    this.evaluator = evaluator;
    this.ways = ways;
    this.text = new WatchText(links);
    this.clock = clock;
  }

  /** Pages or ends the page where that is due; to be called each second, on a thread of its own. */
  public void look() {
    Duration overdue = evaluator.overdue();
    boolean untold = told.isEmpty() && ways.firing().apply(WatchSubject.EVALUATOR).isEmpty();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (overdue.compareTo(PATIENCE) > 0 && untold) {
      Incident opened = incident(evaluator.look(now), now);
      LOG.error("alerting does not answer: {}", opened.summary());
      told = Optional.of(opened);
      tell(TransitionKind.OPENED, opened, now);
    } else if (overdue.isNegative() && told.isPresent()) {
      Incident ended = ended(told.get(), now);
      told = Optional.empty();
      tell(TransitionKind.RESOLVED, ended, now);
    }
  }

  private void tell(TransitionKind kind, Incident incident, Instant at) {
    ways.deliveries()
        .sendUnwritten(
            new Transition(kind, at, incident),
            Audience.of(ways.routing().get().receiversOf(incident.labels())));
  }

  private Incident incident(Finding finding, Instant at) {
    String id = "stalled-" + Long.toString(at.toEpochMilli(), Character.MAX_RADIX);
    Map<String, String> labels = WatchText.labels(finding);
    return new Incident(
        id,
        1,
        1,
        finding.subject(),
        finding.ownership().service(),
        finding.ownership().owner(),
        finding.ownership().runbook(),
        finding.urgency(),
        finding.kind().lead(),
        finding.onset(),
        at,
        Optional.empty(),
        Optional.empty(),
        labels,
        text.annotations(
            id,
            finding.ownership().runbook(),
            finding.summary() + "; alerting does not answer, so this is no incident"),
        WatchText.figures(at),
        Optional.empty(),
        Now.UNKNOWN);
  }

  private Incident ended(Incident opened, Instant at) {
    String over = text.over(opened, at);
    return opened.next(draft ->
        draft
            .figures(WatchText.figures(at), text.annotations(opened.id(), opened.runbook(), over))
            .resolved(new Resolution(at, "headroom", over)));
  }
}
