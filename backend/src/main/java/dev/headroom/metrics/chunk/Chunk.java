package dev.headroom.metrics.chunk;

/** An immutable piece of one series. */
public interface Chunk {
  /** Time of its first data, milliseconds since the epoch. */
  long firstMillis();

  /** Time of its last data. */
  long lastMillis();

  /** Bytes of heap it takes, objects included; the same for the same content. */
  int footprint();
}
