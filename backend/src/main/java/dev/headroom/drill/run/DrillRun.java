package dev.headroom.drill.run;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.PageOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * The drill that runs.
 *
 * @param isWritten whether what is kept is on disk
 */
record DrillRun(KeptDrill kept, DrillPlan plan, DrillMarks marks, boolean isWritten) {
  /** What its alerts are about. */
  String subject() {
    return plan.objective().name();
  }

  boolean isOver() {
    return kept.result() != DrillResult.RUNNING;
  }

  /** Whether the page was in time, of one that is over. */
  PageOutcome outcome() {
    return PageOutcome.of(kept, kept.paged().filter(plan::isInTime).isPresent());
  }

  DrillRun with(DrillMarks next) {
    return new DrillRun(kept, plan, next, isWritten);
  }

  DrillRun with(KeptDrill next) {
    return new DrillRun(next, plan, marks, false);
  }

  /** Its incident is on disk; that of one that is over is no news of it. */
  DrillRun opened(String incident, Instant at) {
    return new DrillRun(
        kept.with(kept.legs(), Optional.of(incident)),
        plan,
        marks.incident(at),
        isWritten && isOver());
  }

  /** What was kept at some moment is on disk; what came to pass since then is not. */
  DrillRun written(KeptDrill onDisk) {
    return new DrillRun(kept, plan, marks, isWritten || kept.equals(onDisk));
  }

  /** The same, ended where nothing more is to be waited for. */
  DrillRun judged(Instant now, WhyMissed why) {
    LegJudge.Judgement judged = LegJudge.judge(kept, marks, now);
    if (!judged.isOver()) {
      return new DrillRun(judged.drill(), plan, marks, isWritten && judged.drill().equals(kept));
    }
    Optional<DrillLeg> missed = judged.missed();
    DrillResult result = missed.isPresent() ? DrillResult.FAILED : DrillResult.PASSED;
    Optional<String> reason =
        missed.map(why::sentence).or(() -> judged.drill().paged().flatMap(plan::lateness));
    return with(judged.drill().ended(result, missed, reason.orElse(""), now));
  }

  /** Why a leg was missed, as far as it can be seen. */
  @FunctionalInterface
  interface WhyMissed {
    String sentence(DrillLeg leg);
  }
}
