package dev.headroom.drill.run;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.drill.record.DrillingRecords;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.run.DrillRequest.DrillAnswer;
import dev.headroom.slo.objective.Objective;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drills: bad events that are marked as such go the whole way, from a push to somebody who
 * acknowledges the page, and each leg is timed. One runs at a time. For any threads: evaluations
 * come on one ({@link #rounds}, {@link #onAlerted}), each second on another ({@link #look}).
 */
public final class Drills {
  /** Drills within any hour; more are refused. */
  public static final int PER_HOUR_MAX = 12;

  /** Drills that are kept; the oldest go first. */
  public static final int KEPT_MAX = 1_000;

  static final int EVENTS_EACH_SECOND = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Drills.class);

  private final DrillLedger ledger;
  private final DrillReceipts receipts;
  private final DrilledServer server;
  private final DrillAlerts alerts;
  private final DrillAdmission admission;
  private final PageOutcomes outcomes;
  private final DrillWays ways;
  private final DrillRunMetrics metrics;

  private final CurrentDrill current = new CurrentDrill();

  private boolean interrupted;

  /**
   * Time and chance.
   *
   * @param clock wall time
   * @param random for ids
   */
  public record DrillWays(Links links, InstantSource clock, RandomGenerator random) {}

  /**
   * Ends what an earlier process left in the middle.
   *
   * @param store where alerting keeps incidents
   */
  public Drills(
      StateStore<? extends DrillingRecords> store,
      Alerting alerting,
      DrilledServer server,
      DrillWays ways,
      CollectorRegistry registry) {
    this.ledger = new DrillLedger(store);
    this.receipts = new DrillReceipts(alerting, server);
    this.server = server;
    this.ways = ways;
    this.metrics = new DrillRunMetrics(registry);
    this.admission = new DrillAdmission(ledger, current, metrics);
    this.outcomes = new PageOutcomes(ledger, server, metrics);
    this.alerts =
        new DrillAlerts(alerting, current, ledger, new DrillRounds(ways.links()), ways.clock());
    interruptOthers();
  }

  /** Whether it is what the page of a drill is about; nothing else has such a name. */
  public static boolean isSubject(String subject) {
    return subject.startsWith(DrillPlan.SUBJECT);
  }

  /** Who speaks of the incident of a drill of which nothing else is known. */
  public static AlertTeller teller() {
    return DrillWords.INSTANCE;
  }

  /** Whether a drill is about it that runs, or whose incident has not ended; never waits. */
  public boolean isPresent(String subject) {
    return alerts.isPresent(subject);
  }

  /**
   * Begins a drill; returns once that is on disk and its events are counted.
   *
   * @param promises those in force
   * @throws IOException if it cannot be written; there is no drill then
   */
  public synchronized DrillAnswer start(DrillRequest request, List<Objective> promises)
      throws IOException {
    Optional<DrillAnswer> refusal = admission.refusal(request, promises, now());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String id = Long.toUnsignedString(ways.random().nextLong(), Character.MAX_RADIX);
    return begin(request, request.plan(promises, id).orElseThrow(), id);
  }

  private DrillAnswer begin(DrillRequest request, DrillPlan plan, String id) throws IOException {
    Optional<String> uncounted = server.count(plan.objective());
    if (uncounted.isPresent()) {
      return new DrillAnswer.UncountedDrill(uncounted.get());
    }
    KeptDrill drill =
        new KeptDrill(
            id,
            request.schedule(),
            plan.drilled().service(),
            plan.drilled().name(),
            request.by(),
            now(),
            Optional.empty(),
            Optional.empty(),
            DrillResult.RUNNING,
            Optional.empty(),
            "",
            plan.legs());
    try {
      ledger.write(drill);
    } catch (IOException e) {
      server.endCount().ifPresent(reason -> LOG.warn("a drill is counted on: {}", reason));
      throw e;
    }
    current.begin(new DrillRun(drill, plan, DrillMarks.NONE, true));
    metrics.running(true);
    return new DrillAnswer.StartedDrill(drill);
  }

  /** Pushes, looks how far it has come, and clears away; to be called each second. */
  public synchronized void look() {
    interruptOthers();
    current.get().ifPresent(this::follow);
    outcomes.look(now());
  }

  private void follow(DrillRun run) {
    if (!run.isOver()) {
      pushUntilAlert(run);
      receipts();
      current.change(
          each -> each.isOver() ? each : each.judged(now(), receipts.whyMissed(each.kept())));
    }
    current.get().filter(each -> !each.isOver() && !each.isWritten()).ifPresent(this::writeDown);
    current.get().filter(DrillRun::isOver).ifPresent(this::clearAway);
  }

  /** How far it has come, so that it is known of one that is interrupted. */
  private void writeDown(DrillRun run) {
    try {
      ledger.write(run.kept());
      current.change(each -> each.written(run.kept()));
    } catch (IOException e) {
      failed("how far a drill has come cannot be written", e);
    }
  }

  private void pushUntilAlert(DrillRun run) {
    if (run.marks().alert().isPresent()) {
      return;
    }
    Instant at = now();
    current.change(each -> each.with(each.marks().pushed(at)));
    try {
      Duration took = server.pushBad(run.kept().id(), EVENTS_EACH_SECOND, at);
      Instant pushed = run.marks().pushed().orElse(at);
      current.change(
          each -> each.with(each.marks().durable(Duration.between(pushed, at).plus(took))));
    } catch (IOException e) {
      metrics.failed();
      LOG.warn("the events of a drill were not taken; tried again each second", e);
    }
  }

  private void receipts() {
    Optional<DrillRun> run = current.get().filter(each -> each.kept().incident().isPresent());
    if (run.isEmpty()) {
      return;
    }
    try {
      DrillMarks seen = receipts.seen(run.get());
      current.change(
          each -> each.with(each.marks().answered(seen.received(), seen.acknowledged())));
    } catch (IOException e) {
      failed("who has the page of a drill cannot be read", e);
    }
  }

  private void failed(String what, IOException e) {
    metrics.failed();
    LOG.warn("{}; tried again each second", what, e);
  }

  /** Until all of it is gone it is present, so that nothing else takes its place. */
  private void clearAway(DrillRun over) {
    if (!over.isWritten()) {
      try {
        ledger.end(over.kept(), over.outcome());
      } catch (IOException e) {
        failed("the end of a drill cannot be written", e);
        return;
      }
      metrics.ended(over.kept());
      outcomes.added();
      current.change(each -> each.written(over.kept()));
    }
    if (!alerts.stands(over.subject()) && server.endCount().isEmpty()) {
      current.clear();
      metrics.running(false);
    }
  }

  private void interruptOthers() {
    if (interrupted) {
      return;
    }
    try {
      ledger.interrupt(now()).forEach(metrics::ended);
      interrupted = true;
    } catch (IOException e) {
      failed("drills before this start cannot be ended", e);
    }
  }

  /**
   * What alerting is told of drills.
   *
   * @param evaluated rounds of the objectives of drills
   */
  public List<AlertRound> rounds(List<AlertRound> evaluated) {
    return alerts.rounds(evaluated);
  }

  /** Sees whether its incident is on disk; to be called when alerting has had the rounds. */
  public void onAlerted() {
    try {
      alerts.onAlerted();
    } catch (IOException e) {
      failed("whether the incident of a drill is on disk cannot be read", e);
    }
  }

  private Instant now() {
    return ways.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A drill, as far as it has come. */
  public Optional<KeptDrill> find(String id) throws IOException {
    Optional<KeptDrill> running = current.get().map(DrillRun::kept);
    return running.filter(each -> each.id().equals(id)).isPresent() ? running : ledger.find(id);
  }

  /** The latest drills, newest first; {@link #KEPT_MAX} at most. */
  public List<KeptDrill> latest(Optional<String> service, int limit) throws IOException {
    return ledger.latest(service, limit).stream().map(this::asItStands).toList();
  }

  /** The last drill of each schedule and, of those without one, of each service; newest first. */
  public List<KeptDrill> lastOfEach() throws IOException {
    return ledger.lastOfEach().stream().map(this::asItStands).toList();
  }

  /** Keeps what came of a drill that was due and has not begun. */
  public void keep(KeptDrill notBegun) throws IOException {
    ledger.write(notBegun);
  }

  private KeptDrill asItStands(KeptDrill kept) {
    return current
        .get()
        .map(DrillRun::kept)
        .filter(each -> each.id().equals(kept.id()))
        .orElse(kept);
  }
}
