/**
 * The tables of the state database, each as the room whose records it keeps asks for them.
 *
 * <p>{@link dev.headroom.engine.sqlite.table.SqliteRecords} is all of them within one transaction.
 * For the thread of that transaction.
 */
@NullMarked
package dev.headroom.engine.sqlite.table;

import org.jspecify.annotations.NullMarked;
