/**
 * Series in memory, bounded by a window of event time and by bytes.
 *
 * <p>Main flow: the applying thread hands each durable batch to {@link
 * dev.headroom.metrics.head.Head#apply}, which finds or makes the series, puts samples into
 * compressed chunks and observations into HDR cells of ten seconds, and tells the {@link
 * dev.headroom.storage.series.SeriesTap taps} what was added. {@link
 * dev.headroom.metrics.head.Head#select} hands out cursors. Under it lie {@code series} (one series
 * in memory), {@code chunk} (its sealed bytes), {@code histogram} (arithmetic of distributions) and
 * {@code growth} (what a point of cumulative data means), none of which sees this package.
 *
 * <p>One thread applies, any thread reads. This package must not know where batches come from, what
 * an objective is, or HTTP.
 */
@NullMarked
package dev.headroom.metrics.head;

import org.jspecify.annotations.NullMarked;
