package dev.headroom;

/**
 * How much of a search runs: a part in every build, all of it with {@code
 * -Dheadroom.thorough=true}.
 */
public final class Thoroughness {
  private static final boolean WHOLE = Boolean.getBoolean("headroom.thorough");

  private Thoroughness() {}

  /**
   * What is tried, or how many of it.
   *
   * @param part in every build
   * @param all more than that, for whoever has the time
   */
  public static <T> T of(T part, T all) {
    return WHOLE ? all : part;
  }
}
