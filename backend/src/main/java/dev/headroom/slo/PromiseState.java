package dev.headroom.slo;

import java.util.Locale;

/** Where a promise stands, in the one word that matters most. */
public enum PromiseState {
  /** Measured and kept: nothing burns too fast and budget is left. */
  MET,
  /** A tier fires. */
  BURNING,
  /** The budget is gone, and nothing burns too fast any more. */
  EXHAUSTED,
  /** Nobody can say: nothing was counted in the window, or one side matches no series. */
  UNMEASURED,
  /** Its source stopped: what it says is of the past. */
  SILENT,
  /** Its two sides do not fit together: the counted one exceeds the total. */
  INVALID;

  /** As it is written in answers and metrics. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
