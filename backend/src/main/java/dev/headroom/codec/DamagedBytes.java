package dev.headroom.codec;

/**
 * Bytes that cannot have been written by what should have written them: they end too early, or a
 * number in them is out of its range.
 *
 * <p>Unchecked, for most bytes lie in memory, where only a bug can damage them. Whoever has read
 * them from a disk makes an {@link java.io.IOException} of it, as {@link BatchCodec#decode} does.
 */
public final class DamagedBytes extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public DamagedBytes(String message) {
    super(message);
  }
}
