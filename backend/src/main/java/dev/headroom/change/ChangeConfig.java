package dev.headroom.change;

/**
 * Bounds of the change log.
 *
 * @param retainedMax how many of the newest changes are kept, 1 to 1,000,000
 */
public record ChangeConfig(int retainedMax) {
  public ChangeConfig {
    if (retainedMax < 1 || retainedMax > 1_000_000) {
      throw new IllegalArgumentException("change.retainedMax must be 1 to 1000000: " + retainedMax);
    }
  }

  public static ChangeConfig defaults() {
    return new ChangeConfig(10_000);
  }
}
