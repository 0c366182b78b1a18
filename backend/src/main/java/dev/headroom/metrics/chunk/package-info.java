/**
 * The bytes that telemetry is kept in: sealed, immutable pieces of one series.
 *
 * <p>Main flow: {@link dev.headroom.metrics.chunk.FloatChunk} packs up to 120 samples, {@link
 * dev.headroom.metrics.chunk.CellChunk} the HDR cells of one interval, {@link
 * dev.headroom.metrics.chunk.PointChunk} one distribution as it was received. All are written with
 * {@link dev.headroom.codec.ByteWriter} and read with {@link dev.headroom.codec.ByteReader}; counts
 * are HdrHistogram's V2 count payload everywhere.
 *
 * <p>Nothing here is shared or changes after it is built, so everything is free to cross threads.
 * This package must not know series, time windows or taps.
 */
@NullMarked
package dev.headroom.metrics.chunk;

import org.jspecify.annotations.NullMarked;
