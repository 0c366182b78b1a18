package dev.headroom.slo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * When a breach began: the first step, of a run up to now, in which more events were bad than the
 * promise allows. Looking back, the run ends where the promise was kept for so long that it is no
 * chance any more. Where events are few or the promise is strict, a single step without a bad event
 * is chance in the midst of a breach.
 */
final class Onset {
  /**
   * A pause that comes by chance in fewer than one of 3,000 cases (e^-8) is an end. A breach has
   * some thirty steps when it is noticed, so that of a hundred one is cut short.
   */
  private static final double UNLIKELY = 8;

  private final BigDecimal share;

  /** What was counted from the step under view up to now, pauses passed over included. */
  private Counts run = Counts.NONE;

  /** What was counted since, looking back, the run was last seen. */
  private Counts pause = Counts.NONE;

  private Onset(BigDecimal share) {
    this.share = share;
  }

  /**
   * The moment; the end of what is given if nothing there breaks the promise.
   *
   * @param share of events that may be bad
   */
  static Instant in(Recent past, BigDecimal share) {
    int began = new Onset(share).firstOf(past.steps());
    return past.from().plus(past.step().multipliedBy(began));
  }

  private int firstOf(List<Counts> steps) {
    int began = steps.size();
    for (int i = steps.size() - 1; i >= 0 && !isOver(); i--) {
      pause = pause.plus(steps.get(i));
      if (isBroken(steps.get(i))) {
        began = i;
        run = run.plus(pause);
        pause = Counts.NONE;
      }
    }
    return began;
  }

  private boolean isBroken(Counts step) {
    BigDecimal allowed = share.multiply(BigDecimal.valueOf(step.total()));
    return BigDecimal.valueOf(step.bad()).compareTo(allowed) > 0;
  }

  /**
   * Whether a run of {@code x} bad events in {@code m} makes none in the {@code n} of the pause
   * unlikely: that has the probability (m / (m + n)) ^ x, the rate being known from the run alone.
   */
  private boolean isOver() {
    return run.bad() > 0
        && run.bad() * Math.log1p((double) pause.total() / run.total()) >= UNLIKELY;
  }
}
