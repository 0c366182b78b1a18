package dev.headroom;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Where all randomness of the tests comes from. A random search registers one as an extension: each
 * run then searches elsewhere, and a test that fails says with which {@code -Dheadroom.seed} it
 * does so again.
 */
public final class Seed implements TestExecutionExceptionHandler {
  private static final String PROPERTY = "headroom.seed";

  private final long value;
  private boolean asked;

  public Seed() {
    value = Long.getLong(PROPERTY, new Random().nextLong());
  }

  /** For what takes a seed of its own. */
  public long value() {
    asked = true;
    return value;
  }

  /** From the beginning each time it is asked for. */
  public Random random() {
    return new Random(value());
  }

  /**
   * The same numbers in every run: for data of which any would do, and for parts that ask for
   * randomness where it is not what is tested.
   */
  public static Random fixed(long seed) {
    return new Random(seed);
  }

  /** The same as {@link #fixed} of the kind that can be split. */
  public static SplittableRandom fixedSplittable(long seed) {
    return new SplittableRandom(seed);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    if (!asked) {
      throw failure;
    }
    throw new AssertionError(
        "%s%nagain with -D%s=%d".formatted(failure.getMessage(), PROPERTY, value), failure);
  }
}
