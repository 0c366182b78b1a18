package dev.headroom.metrics.chunk;

import dev.headroom.codec.DistributionBytes;
import dev.headroom.model.distribution.Distribution;
import java.util.Arrays;

/**
 * One distribution as it was received, packed.
 *
 * @param millis the time it stands for
 * @param bounds of explicit buckets; empty for any other kind
 * @param ownsBounds false if the bounds are the same array as the point's before it
 * @param bytes as {@link DistributionBytes} writes them
 */
public record PointChunk(long millis, double[] bounds, boolean ownsBounds, byte[] bytes)
    implements Chunk {
  private static final int OBJECTS_FOOTPRINT = 60;

  /**
   * Packs a distribution.
   *
   * @param shared bounds to use if they are the distribution's too
   */
  public static PointChunk of(long millis, Distribution distribution, double[] shared) {
    double[] bounds = DistributionBytes.bounds(distribution);
    boolean owns = !Arrays.equals(bounds, shared);
    return new PointChunk(
        millis, owns ? bounds : shared, owns, DistributionBytes.encode(distribution));
  }

  /** The same time and bounds with other counts in them. */
  public PointChunk holding(Distribution distribution) {
    return new PointChunk(millis, bounds, ownsBounds, DistributionBytes.encode(distribution));
  }

  public Distribution distribution() {
    return DistributionBytes.decode(bytes, bounds);
  }

  @Override
  public long firstMillis() {
    return millis;
  }

  @Override
  public long lastMillis() {
    return millis;
  }

  @Override
  public int footprint() {
    return OBJECTS_FOOTPRINT + bytes.length + (ownsBounds ? Double.BYTES * bounds.length : 0);
  }
}
