/**
 * The log query language: what a person types, read into a tree that any store can run.
 *
 * <p>Main flow: {@link dev.headroom.logs.query.LogQueryParser#parse} checks the text's bounds,
 * reads it by recursive descent (NOT before AND before OR, AND between neighbours) and gives a
 * {@link dev.headroom.logs.query.LogQuery} or the first {@link
 * dev.headroom.logs.query.QueryProblem} with its column.
 *
 * <p>All values are immutable; parsing needs no state and may happen on any thread. This package
 * must not know how records are stored, or Lucene.
 */
@NullMarked
package dev.headroom.logs.query;

import org.jspecify.annotations.NullMarked;
