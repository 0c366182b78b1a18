package dev.headroom.drill.schedule;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.run.DrillRequest.DrillAnswer;
import dev.headroom.drill.run.Drills;
import dev.headroom.drill.run.Drills.DrillWays;
import dev.headroom.model.Usage;
import dev.headroom.model.text.DurationText;
import dev.headroom.slo.objective.Objective;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.WatchSubject;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins drills by the clock, each due time once, and says of each schedule how its last one went.
 * {@link #look} and {@link #replace} may come on two threads, everything else on any, and waits for
 * neither.
 */
public final class ScheduledDrills {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledDrills.class);

  private final Drills drills;
  private final Supplier<List<Objective>> promises;
  private final DrillWays ways;
  private final ScheduleMetrics metrics;
  private final LastDrills last;

  /** What was tried in this process for a due time, by schedule; for the thread that looks. */
  private final Map<String, Attempted> attempts = new HashMap<>();

  private volatile Optional<SchedulesInForce> inForce = Optional.empty();

  /**
   * @param reason why it did not begin
   */
  private record Attempted(Instant due, String reason) {}

  /** A schedule with the time at which it was due last, for which no drill was begun. */
  private record DueDrill(DrillSchedule schedule, Instant due) {}

  /**
   * Nothing begins before {@link #replace}.
   *
   * @param promises those in force, each of which can be drilled
   */
  public ScheduledDrills(
      Drills drills,
      Supplier<List<Objective>> promises,
      DrillWays ways,
      CollectorRegistry registry) {
    this.drills = drills;
    this.promises = promises;
    this.ways = ways;
    this.metrics = new ScheduleMetrics(registry);
    this.last = new LastDrills(drills);
  }

  /**
   * Begins these and no others from now on. What was due before a schedule had its times does not
   * begin; what a start finds may begin as late as any.
   */
  public synchronized void replace(DrillSchedules schedules) {
    Instant now = now();
    inForce =
        Optional.of(
            inForce
                .map(before -> before.next(schedules, now))
                .orElseGet(() -> SchedulesInForce.first(schedules)));
    metrics.declared(schedules.all().size());
  }

  private DrillSchedules schedules() {
    return inForce.map(SchedulesInForce::schedules).orElse(DrillSchedules.NONE);
  }

  /** Begins what is due; to be called each second. */
  public void look() {
    Instant now = now();
    try {
      last.refresh();
    } catch (IOException e) {
      metrics.failed();
      LOG.warn("the drills that were begun by the clock cannot be read or written yet", e);
    }
    List<DueDrill> due = due(now);
    attempts.keySet().retainAll(due.stream().map(each -> each.schedule().name()).toList());
    for (DueDrill each : due) {
      if (!last.isLoaded()) {
        attempted(each, "it cannot be read which drills were begun");
      } else if (DrillSchedule.mayBegin(each.due(), now)) {
        begin(each);
      } else {
        giveUp(each, now);
      }
    }
  }

  /** What was due last and has not begun, in the order in which it was due. */
  private List<DueDrill> due(Instant now) {
    return inForce.stream()
        .flatMap(those -> those.all().stream().flatMap(each -> due(those, each, now).stream()))
        .sorted(Comparator.comparing(DueDrill::due))
        .toList();
  }

  private Optional<DueDrill> due(SchedulesInForce those, DrillSchedule schedule, Instant now) {
    return those
        .due(schedule, now)
        .filter(due ->
            last.of(schedule.name()).filter(each -> !each.startedAt().isBefore(due)).isEmpty())
        .map(due -> new DueDrill(schedule, due));
  }

  private void begin(DueDrill which) {
    try {
      switch (drills.start(which.schedule().request(), promises.get())) {
        case DrillAnswer.StartedDrill(var drill) -> {
          last.saw(drill);
          LOG.info("the drill {} of {} has begun", which.schedule().name(), drill.objective());
        }
        case DrillAnswer.RefusedDrill(var field, var reason) ->
            attempted(which, field + ": " + reason);
        case DrillAnswer.TooManyDrills(var reason) -> attempted(which, reason);
        case DrillAnswer.UncountedDrill(var reason) -> attempted(which, reason);
      }
    } catch (IOException e) {
      metrics.failed();
      attempted(which, "it could not be written: " + e.getMessage());
    }
  }

  private void attempted(DueDrill which, String reason) {
    Attempted next = new Attempted(which.due(), reason);
    if (!next.equals(attempts.put(which.schedule().name(), next))) {
      LOG.info("the drill {} is due and waits: {}", which.schedule().name(), reason);
    }
  }

  /**
   * Too late for what was due. What was tried has failed. Where it was not, nobody could: the
   * server did not run, or the schedule is new to it.
   */
  private void giveUp(DueDrill which, Instant now) {
    String name = which.schedule().name();
    Optional<Attempted> tried =
        Optional.ofNullable(attempts.get(name)).filter(each -> each.due().equals(which.due()));
    if (tried.isEmpty() && last.of(name).isEmpty()) {
      return;
    }
    String reason =
        tried
            .map(each ->
                "It was due at %s and could not begin within %s: %s."
                    .formatted(
                        which.due(), DurationText.format(DrillSchedule.LATE_MAX), each.reason()))
            .orElse(
                "It was due at %s, when the server did not run or its schedule was another."
                    .formatted(which.due()));
    LOG.warn("the drill {} did not begin. {}", name, reason);
    metrics.notBegun(tried.isPresent());
    DrillResult result = tried.isPresent() ? DrillResult.FAILED : DrillResult.INTERRUPTED;
    last.notBegun(notBegun(which, result, reason, now));
  }

  private KeptDrill notBegun(DueDrill which, DrillResult result, String reason, Instant now) {
    return new KeptDrill(
        Long.toUnsignedString(ways.random().nextLong(), Character.MAX_RADIX),
        which.schedule().name(),
        which.schedule().service(),
        which.schedule().promise(),
        which.schedule().request().by(),
        which.due(),
        Optional.of(now),
        Optional.empty(),
        result,
        Optional.empty(),
        reason,
        List.of());
  }

  /** How the last drill of each schedule went, as alerts. */
  public List<Finding> findings() {
    Instant now = now();
    return schedules().all().stream()
        .map(each -> DrillFindings.of(each, last.of(each.name()), now))
        .toList();
  }

  /** Whether a subject is that of a schedule in force. */
  public boolean isPresent(String subject) {
    return WatchSubject.scheduleOf(subject).flatMap(schedules()::find).isPresent();
  }

  /** The last drill of each service and schedule, and when the next is due. */
  public List<DrillReport> report() throws IOException {
    Instant now = now();
    List<KeptDrill> lastOfEach = drills.lastOfEach();
    return new ReportedDrills(schedules(), lastOfEach)
        .of(promises.get(), each -> report(each, lastOfEach, now));
  }

  private DrillReport report(DrillSchedule schedule, List<KeptDrill> lastOfEach, Instant now) {
    Optional<Instant> waits =
        inForce
            .flatMap(those -> due(those, schedule, now))
            .map(DueDrill::due)
            .filter(due -> DrillSchedule.mayBegin(due, now));
    return new DrillReport(
        schedule.service(),
        schedule.name(),
        last.of(schedule.name()).map(known -> asItStands(known, lastOfEach)),
        Optional.of(waits.orElse(schedule.due().next(now))));
  }

  /** It may have come further since it was looked at. */
  private static KeptDrill asItStands(KeptDrill known, List<KeptDrill> lastOfEach) {
    return lastOfEach.stream()
        .filter(each -> each.id().equals(known.id()))
        .findFirst()
        .orElse(known);
  }

  /** How many are declared of those that may be. */
  public List<Usage> usages() {
    return List.of(
        Usage.count(
            "drill_schedules",
            "Scheduled drills",
            schedules().all().size(),
            DrillSchedules.SCHEDULES_MAX));
  }

  private Instant now() {
    return ways.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
