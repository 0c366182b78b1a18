/**
 * The seam of series: what a store takes in, and how it is read whichever engine keeps it.
 *
 * <p>{@link dev.headroom.storage.series.SampleStore} takes pushes; {@link
 * dev.headroom.storage.series.SeriesSource} hands out cursors; a {@link
 * dev.headroom.storage.series.SeriesTap} is told what was added.
 *
 * <p>This package must not know any engine, nor what is computed of series.
 */
@NullMarked
package dev.headroom.storage.series;

import org.jspecify.annotations.NullMarked;
