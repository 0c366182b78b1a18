/**
 * The percentile and sample store.
 *
 * <p>Main flow: the applying thread hands each durable batch to the head, which finds or makes the
 * series, puts samples into compressed chunks and observations into HDR cells of ten seconds, and
 * tells the {@link dev.headroom.metrics.SeriesTap taps} what was added. Readers merge cells over
 * any range and any labels; a percentile is always computed from merged cells. Under it lie {@code
 * series} (one series in memory), {@code chunk} (its sealed bytes), {@code histogram} (merging and
 * quantiles) and {@code growth} (what a point of cumulative data means), none of which sees this
 * package.
 *
 * <p>One thread applies, any thread reads. This package must not know where batches come from, what
 * an objective is, or HTTP.
 */
@NullMarked
package dev.headroom.metrics;

import org.jspecify.annotations.NullMarked;
