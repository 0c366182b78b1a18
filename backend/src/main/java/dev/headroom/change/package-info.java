/**
 * What people changed: deploys, configuration pushes, flags. The first question after "what is
 * broken" is "what changed", so the answer is kept beside the metrics and on the same time axis.
 *
 * <p>Main flow: the applying thread hands each durable batch's events to {@link
 * dev.headroom.change.ChangeLog}, which numbers them, keeps the newest and tells who listens;
 * readers ask for a range. The log is in memory, bounded, and saved with the checkpoint.
 *
 * <p>One thread applies, any thread reads. This package must not know where events come from, or
 * HTTP.
 */
@NullMarked
package dev.headroom.change;

import org.jspecify.annotations.NullMarked;
