/**
 * Numbers of series over time, told line by line: the newest value or the rate, each alone or
 * against another one, added up by labels.
 *
 * <p>Main flow: {@link dev.headroom.query.LineReader} answers a {@link
 * dev.headroom.query.LineQuery} from a metric store.
 *
 * <p>Everything is immutable and free to cross threads; growth of counters is told by the rule of
 * {@link dev.headroom.metrics.CounterGrowth} alone. This package must not know promises, runbooks
 * or HTTP.
 */
@NullMarked
package dev.headroom.query;

import org.jspecify.annotations.NullMarked;
