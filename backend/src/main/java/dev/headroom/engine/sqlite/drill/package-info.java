/**
 * Drills in SQLite.
 *
 * <p>{@link dev.headroom.engine.sqlite.drill.DrillTable} is their tables within one transaction.
 * For the thread of that transaction.
 */
@NullMarked
package dev.headroom.engine.sqlite.drill;

import org.jspecify.annotations.NullMarked;
