/**
 * The log store: finds records by what they say, when, and who says it.
 *
 * <p>Main flow: the applying thread hands each durable batch to {@link
 * dev.headroom.logs.LogIndex#apply}, which files every record under its UTC day and adds it to that
 * day's newest block, one Lucene index in a directory of its own. A refresh each second makes
 * records visible; a commit round every few seconds makes them durable and moves {@link
 * dev.headroom.logs.LogIndex#durablePosition} on. A query is read by {@code select.log}, compiled
 * to Lucene's ({@code QueryCompiler}), and run day by day, newest first, within a deadline ({@code
 * LogSearcher}); {@code SearchGate} lets a bounded number in.
 *
 * <p>What writes and what searches agree on {@code logs.document}: a record's fields, terms and
 * bytes.
 *
 * <p>Threads: one applies, {@code logs-refresh} refreshes, {@code logs-commit} commits and drops
 * old blocks; searches run on their callers' threads, a bounded number at once.
 *
 * <p>This package must not know where batches come from, or HTTP. It is the one place that knows
 * Lucene.
 */
@NullMarked
package dev.headroom.logs;

import org.jspecify.annotations.NullMarked;
