package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.FloatChunk;

/**
 * Packed increments of a counter.
 *
 * @param sum of all of them, so that what comes later can be told without unpacking
 */
record IncrementChunk(FloatChunk samples, double sum) implements Chunk {
  private static final int OBJECTS_FOOTPRINT = 32;

  static IncrementChunk of(FloatChunk samples) {
    return new IncrementChunk(samples, OpenSamples.samples(samples).sum());
  }

  @Override
  public long firstMillis() {
    return samples.firstMillis();
  }

  @Override
  public long lastMillis() {
    return samples.lastMillis();
  }

  @Override
  public int footprint() {
    return OBJECTS_FOOTPRINT + samples.footprint();
  }
}
