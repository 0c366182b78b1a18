/**
 * Versions of the rules in SQLite.
 *
 * <p>{@link dev.headroom.engine.sqlite.version.VersionTable} is their tables within one
 * transaction. For the thread of that transaction.
 */
@NullMarked
package dev.headroom.engine.sqlite.version;

import org.jspecify.annotations.NullMarked;
