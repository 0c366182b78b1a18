package dev.headroom.model;

import org.jspecify.annotations.Nullable;

/**
 * How full something is that has a limit. Every room names its own.
 *
 * @param name of the limit: lower case with underscores, unlike any other
 * @param title the same for people
 * @param unit {@code By} for bytes or {@code 1} for a count
 * @param used how much there is, in that unit
 * @param limit how much there may be, in that unit; null where there is no limit
 */
public record Usage(String name, String title, String unit, double used, @Nullable Double limit) {
  /** Bytes used of those there may be. */
  public static Usage bytes(String name, String title, double used, double limit) {
    return new Usage(name, title, "By", used, limit);
  }

  /** How many there are of those there may be. */
  public static Usage count(String name, String title, double used, double limit) {
    return new Usage(name, title, "1", used, limit);
  }
}
