package dev.headroom.drill.run;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.LegTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures the legs of a drill, and says whether it is over. Pure. */
final class LegJudge {
  private LegJudge() {}

  /**
   * What a drill has come to.
   *
   * @param drill with what its legs took
   * @param isOver whether nothing more is to be waited for
   * @param missed the first leg that was late, or was not done in time; empty while none was
   */
  record Judgement(KeptDrill drill, boolean isOver, Optional<DrillLeg> missed) {}

  static Judgement judge(KeptDrill drill, DrillMarks marks, Instant now) {
    List<LegTime> times = new ArrayList<>();
    Optional<DrillLeg> late = Optional.empty();
    boolean isStuck = false;
    boolean isDone = true;
    for (LegTime each : drill.legs()) {
      LegTime time = timed(each, marks);
      times.add(time);
      boolean isOverdue = isDone && time.took().isEmpty() && waits(time, drill, marks, now);
      if (late.isEmpty() && (time.isLate() || isOverdue)) {
        late = Optional.of(time.leg());
      }
      isStuck |= isOverdue;
      isDone &= time.took().isPresent();
    }
    return new Judgement(drill.with(times, drill.incident()), isStuck || isDone, late);
  }

  private static LegTime timed(LegTime leg, DrillMarks marks) {
    return leg.took().isPresent()
        ? leg
        : new LegTime(leg.leg(), took(leg.leg(), marks), leg.expected(), leg.limit());
  }

  private static Optional<Duration> took(DrillLeg leg, DrillMarks marks) {
    if (leg == DrillLeg.DURABLE) {
      return marks.durable();
    }
    return begin(leg, marks).flatMap(from -> end(leg, marks).map(to -> between(from, to)));
  }

  private static Optional<Instant> begin(DrillLeg leg, DrillMarks marks) {
    return switch (leg) {
      case DURABLE, ALERT -> marks.pushed();
      case INCIDENT -> marks.alert();
      case RECEIVED -> marks.incident();
      case ACKNOWLEDGED -> marks.received();
    };
  }

  private static Optional<Instant> end(DrillLeg leg, DrillMarks marks) {
    return switch (leg) {
      case DURABLE -> Optional.empty();
      case ALERT -> marks.alert();
      case INCIDENT -> marks.incident();
      case RECEIVED -> marks.received();
      case ACKNOWLEDGED -> marks.acknowledged();
    };
  }

  private static boolean waits(LegTime leg, KeptDrill drill, DrillMarks marks, Instant now) {
    Instant from = begin(leg.leg(), marks).orElse(drill.startedAt());
    return between(from, now).compareTo(leg.limit()) > 0;
  }

  /** A clock that was set back makes nothing negative. */
  private static Duration between(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.isNegative() ? Duration.ZERO : Duration.ofMillis(time.toMillis());
  }
}
