/**
 * The bytes that values are kept as: one reader and one writer, and what they spell.
 *
 * <p>Main flow: {@link dev.headroom.codec.BatchCodec} turns a batch into the bytes of a log record
 * and back; {@code SeriesEncoder} and {@code SeriesDecoder} do so for its series; {@link
 * dev.headroom.codec.DistributionBytes} and {@link dev.headroom.codec.CountRuns} keep distributions
 * small in memory and in checkpoints. All of it is written by {@link dev.headroom.codec.ByteWriter}
 * and read by {@link dev.headroom.codec.ByteReader}, which checks against what is left and what a
 * number may be: damaged bytes give {@link dev.headroom.codec.ByteReader.DamagedBytes}, never a
 * wrong value.
 *
 * <p>Stateless, or owned by one thread. This package must not know where the bytes lie.
 */
@NullMarked
package dev.headroom.codec;

import org.jspecify.annotations.NullMarked;
