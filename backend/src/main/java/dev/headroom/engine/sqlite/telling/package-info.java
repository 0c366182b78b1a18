/**
 * Who was told of which alarm, in SQLite.
 *
 * <p>Main flow: the records of a transaction make a {@link
 * dev.headroom.engine.sqlite.telling.TellingTable} of its connection.
 */
@NullMarked
package dev.headroom.engine.sqlite.telling;

import org.jspecify.annotations.NullMarked;
