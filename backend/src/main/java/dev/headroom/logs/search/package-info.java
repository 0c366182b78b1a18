/**
 * Finding lines: queries compiled to Lucene's, run day by day, newest first, within a deadline.
 *
 * <p>Main flow: {@link dev.headroom.logs.search.LogSearcher} lets a bounded number of searches in
 * ({@code SearchGate}), compiles the query ({@code QueryCompiler}) and reads pages, histograms and
 * signatures from the blocks that may hold lines of the range.
 *
 * <p>Searches run on their callers' threads. This package must not write.
 */
@NullMarked
package dev.headroom.logs.search;

import org.jspecify.annotations.NullMarked;
