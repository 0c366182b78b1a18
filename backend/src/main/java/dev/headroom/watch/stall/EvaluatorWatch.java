package dev.headroom.watch.stall;

import dev.headroom.alerting.source.AlertAccount.Ownership;
import dev.headroom.alerting.source.AlertReading.AlertLevel;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.DurationText;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import dev.headroom.watch.finding.WatchSubject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;

/** Whether promises are evaluated. */
public final class EvaluatorWatch {
  /** The runbook of the alert. */
  private static final String RUNBOOK = "evaluator-stalled";

  private final Supplier<Duration> age;
  private final Duration stalledAfter;
  private final String owner;

  /**
   * @param age how long ago an evaluation ended well; must not block
   * @param stalledAfter how old that may be
   * @param owner who answers for Headroom; may be empty
   */
  public EvaluatorWatch(Supplier<Duration> age, Duration stalledAfter, String owner) {
    this.age = age;
    this.stalledAfter = stalledAfter;
    this.owner = owner;
  }

  /** How it stands. */
  public Finding look(Instant now) {
    Duration silence = age.get().truncatedTo(ChronoUnit.MILLIS);
    boolean stalled = silence.compareTo(stalledAfter) > 0;
    return new Finding(
        WatchSubject.EVALUATOR,
        FindingKind.EVALUATOR_STALLED,
        Urgency.PAGE,
        stalled ? AlertLevel.FIRING : AlertLevel.CLEAR,
        now.minus(silence),
        new Ownership("headroom", owner, RUNBOOK),
        Map.of(),
        "headroom: no evaluation of promises has ended well for %s: nobody is paged for them"
            .formatted(DurationText.format(silence.truncatedTo(ChronoUnit.SECONDS))));
  }

  /** How much longer than it may an evaluation has been missing; negative while all is well. */
  public Duration overdue() {
    return age.get().minus(stalledAfter);
  }
}
