package dev.headroom.drill.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A drill, as far as it has come. Times are to the millisecond. One that was due and could not
 * begin has failed, one that was due while the server did not run was interrupted: both without
 * legs, and with the time at which they were due for their beginning.
 *
 * @param id letters and digits, no two the same
 * @param schedule name of the scheduled drill; empty where somebody asked for it
 * @param service whose promise is drilled
 * @param objective name of that promise
 * @param by who asked; may be empty
 * @param endedAt empty while it runs
 * @param incident id of the incident it opened; empty if it opened none
 * @param missed the first leg that was too late or never done; empty of what has not failed, or has
 *     not begun
 * @param reason why it failed or was interrupted, or that it passed with a page that was not in
 *     time, one sentence; empty of any other
 * @param legs all of them, in their order; none of what has not begun
 */
public record KeptDrill(
    String id,
    String schedule,
    String service,
    String objective,
    String by,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<String> incident,
    DrillResult result,
    Optional<DrillLeg> missed,
    String reason,
    List<LegTime> legs) {
  public KeptDrill {
    legs = List.copyOf(legs);
  }

  /** The same with what its legs took by now. */
  public KeptDrill with(List<LegTime> times, Optional<String> opened) {
    return new KeptDrill(
        id, schedule, service, objective, by, startedAt, endedAt, opened, result, missed, reason,
        times);
  }

  /** The same at its end. */
  public KeptDrill ended(DrillResult how, Optional<DrillLeg> atLeg, String why, Instant at) {
    return new KeptDrill(
        id,
        schedule,
        service,
        objective,
        by,
        startedAt,
        Optional.of(at),
        incident,
        how,
        atLeg,
        why,
        legs);
  }

  /** What one leg took; empty while it is not done. */
  public Optional<Duration> took(DrillLeg leg) {
    return legs.stream().filter(each -> each.leg() == leg).findFirst().flatMap(LegTime::took);
  }

  /** From the first bad event until the first receiver had the page; empty while none has. */
  public Optional<Duration> paged() {
    return took(DrillLeg.RECEIVED)
        .map(last ->
            last.plus(took(DrillLeg.ALERT).orElse(Duration.ZERO))
                .plus(took(DrillLeg.INCIDENT).orElse(Duration.ZERO)));
  }

  /** What a fault goes through until somebody has taken the page, in this order. */
  public enum DrillLeg {
    /** From the push until it was answered: it is on disk. */
    DURABLE,
    /** From the first bad event until the evaluation by which the tier fires. */
    ALERT,
    /** Until the incident was on disk with its deliveries. */
    INCIDENT,
    /** Until the first receiver had answered that it has it. */
    RECEIVED,
    /** Until a person had acknowledged it. */
    ACKNOWLEDGED;

    /** As it is written in answers, metrics and the state database. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is written like this. */
    public static DrillLeg of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What a drill came to. */
  public enum DrillResult {
    /** It goes on. */
    RUNNING,
    /** Every leg was done within its limit. */
    PASSED,
    /** A leg took longer than its limit, or was never done. */
    FAILED,
    /** The server ended in the middle of it. */
    INTERRUPTED;

    /** As it is written in answers, metrics and the state database. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is written like this. */
    public static DrillResult of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * How long one leg of a drill took, to the millisecond, beside what it should.
   *
   * @param took empty while it is not done
   * @param expected what theory says; zero of what is done at once
   * @param limit longest time with which the drill is not failed
   */
  public record LegTime(DrillLeg leg, Optional<Duration> took, Duration expected, Duration limit) {
    /** Whether it was done, and too late. */
    public boolean isLate() {
      return took.filter(time -> time.compareTo(limit) > 0).isPresent();
    }
  }
}
