/**
 * Pages that reached somebody, in SQLite.
 *
 * <p>Main flow: the records of a transaction make a {@link
 * dev.headroom.engine.sqlite.pagerload.ToldPageTable} of its connection. It only reads.
 */
@NullMarked
package dev.headroom.engine.sqlite.pagerload;

import org.jspecify.annotations.NullMarked;
