package dev.headroom.template.value;

/**
 * What one template may use up. A step is an action, a part of one, or 16 characters that a
 * function reads or makes; they are what stands for time, so that the same template ends in the
 * same way everywhere. Not for use by several threads.
 */
public final class TemplateWork {
  /** Most steps of one text. */
  public static final int STEPS_MAX = 200_000;

  /** Longest text that is made, or that anything in it is, in characters. */
  public static final int OUTPUT_CHARS_MAX = 256 * 1024;

  /** How deep blocks, calls and brackets may stand in each other, together. */
  public static final int NESTING_MAX = 150;

  private static final int CHARS_PER_STEP = 16;

  private long steps;
  private int depth;

  /** One step more. */
  public void step() {
    steps(1);
  }

  /** As many steps more as so many characters are. */
  public void chars(long number) {
    steps(1 + number / CHARS_PER_STEP);
  }

  /** Steps more. */
  public void steps(long number) {
    steps += number;
    if (steps > STEPS_MAX) {
      throw new TemplateFailure("more than %d steps".formatted(STEPS_MAX));
    }
  }

  /** A text that a function made, if it is not too long. */
  public String made(String text) {
    chars(text.length());
    length(text.length());
    return text;
  }

  /** Refuses what is too long. */
  public static void length(long chars) {
    if (chars > OUTPUT_CHARS_MAX) {
      throw new TemplateFailure("longer than %d characters".formatted(OUTPUT_CHARS_MAX));
    }
  }

  /** Goes one level down. */
  public void enter() {
    step();
    if (++depth > NESTING_MAX) {
      throw new TemplateFailure("nested deeper than %d levels".formatted(NESTING_MAX));
    }
  }

  /** Comes back up. */
  public void leave() {
    depth--;
  }
}
