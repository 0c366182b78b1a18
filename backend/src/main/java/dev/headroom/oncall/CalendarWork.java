package dev.headroom.oncall;

/** What reading one calendar has taken so far, in steps. For one thread. */
final class CalendarWork {
  /**
   * In steps: a day, a time of day or a date that is looked at. What takes more is refused, so that
   * no calendar keeps a thread whatever it says; it is reached within seconds.
   */
  static final int STEPS_MAX = 2_000_000;

  private int steps;

  /**
   * @throws IllegalArgumentException if it was one too many
   */
  void step() {
    if (steps == STEPS_MAX) {
      throw new IllegalArgumentException(
          "working it out takes more than %d steps".formatted(STEPS_MAX));
    }
    steps++;
  }

  int steps() {
    return steps;
  }
}
