package dev.headroom.slo;

import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * When a breach began that a tier has noticed: the first step, of a run up to now, in which more
 * events were bad than the promise allows.
 *
 * <p>Looking back, a step that keeps the promise is a pause. Where events are few or the promise is
 * strict, pauses are chance in the midst of a breach; and a queue may run empty for a moment. One
 * is passed over if, together with what was bad before it, it burns as fast as the tier asks for.
 * After a pause as long as the tier's short window, which would have ended the alert, nothing is.
 */
final class Onset {
  private final BigDecimal share;
  private final BigDecimal burningShare;
  private final int pauseStepsMax;

  private Onset(BurnTier tier, BigDecimal share, int pauseStepsMax) {
    this.share = share;
    this.burningShare = tier.factor().multiply(share);
    this.pauseStepsMax = pauseStepsMax;
  }

  /**
   * The moment; the end of what is given if nothing there breaks the promise.
   *
   * @param share of events that may be bad
   */
  static Instant in(CountSeries past, BurnTier tier, BigDecimal share) {
    int pauseStepsMax = (int) Math.max(1, tier.shortWindow().dividedBy(past.step()));
    int began = new Onset(tier, share, pauseStepsMax).firstOf(past.steps());
    return past.from().plus(past.step().multipliedBy(began));
  }

  private int firstOf(List<Counts> steps) {
    int began = steps.size();
    int pauseSteps = 0;
    Counts stretch = Counts.NONE;
    for (int i = steps.size() - 1; i >= 0 && pauseSteps < pauseStepsMax; i--) {
      stretch = stretch.plus(steps.get(i));
      if (exceeds(share, steps.get(i))) {
        boolean isNext = pauseSteps == 0 && stretch.equals(steps.get(i));
        pauseSteps = 0;
        if (isNext || began == steps.size() || exceeds(burningShare, stretch)) {
          began = i;
          stretch = Counts.NONE;
        }
      } else if (steps.get(i).total() > 0 && began < steps.size()) {
        pauseSteps++;
      }
    }
    return began;
  }

  private static boolean exceeds(BigDecimal share, Counts counts) {
    BigDecimal allowed = share.multiply(BigDecimal.valueOf(counts.total()));
    return BigDecimal.valueOf(counts.bad()).compareTo(allowed) > 0;
  }
}
