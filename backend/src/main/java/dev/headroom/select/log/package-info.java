/**
 * Which lines: the query language of logs, read into a tree that any store can run.
 *
 * <p>Main flow: {@link dev.headroom.select.log.LogQuery#parse} checks the text's bounds, reads it
 * by recursive descent (NOT before AND before OR, AND between neighbours) and gives a {@link
 * dev.headroom.select.log.LogQuery} or the first {@link
 * dev.headroom.select.log.LogQuery.QueryProblem} with its column.
 *
 * <p>Immutable; parsing needs no state. This package must not know how records are stored, or
 * Lucene.
 */
@NullMarked
package dev.headroom.select.log;

import org.jspecify.annotations.NullMarked;
