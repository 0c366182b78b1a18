/**
 * Counts good and bad events towards objectives, by time.
 *
 * <p>Main flow: the log says which objective is counted by which definition from when on ({@link
 * dev.headroom.slo.count.EventCounting#apply}); {@code CountedDefinitions} begins and ends counting
 * by it. The taps of a definition ({@code SourceTap}) watch the metrics store and add what the
 * series of each side grow by to time slices ({@code SliceCounts}), fine ones for the last days and
 * coarse ones for twice the objective's window. {@link dev.headroom.slo.count.CountReader} reads
 * them as good and bad events; {@code CountsCheckpoint} saves them.
 *
 * <p>Counts are added on the applying thread, whole batches under a lock, and read by any other
 * under the same. Events are counted at the time they carry; that a stamp is not absurdly far ahead
 * is the store's to check. What is counted is a function of the log and of nothing else, so this
 * package must not know targets, burn rates, or any clock.
 */
@NullMarked
package dev.headroom.slo.count;

import org.jspecify.annotations.NullMarked;
