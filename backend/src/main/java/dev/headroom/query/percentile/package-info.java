/**
 * Percentiles and heat maps, always computed from merged distributions.
 *
 * <p>Main flow: {@link dev.headroom.query.percentile.PercentileQueries} is asked; {@code
 * PercentileSources} finds the series of a question, {@code HistogramMerge} adds up what they hold
 * in each step, and {@code PercentileReader} or {@code HeatmapReader} reads the result. What is of
 * one kind merges without loss; what is of several is brought together only when it is read, and
 * the answer says so.
 *
 * <p>Readers run on their callers' threads and keep nothing.
 */
@NullMarked
package dev.headroom.query.percentile;

import org.jspecify.annotations.NullMarked;
