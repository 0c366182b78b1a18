/**
 * The state database on SQLite: what must outlive the process and is not derived from the log.
 *
 * <p>Main flow: {@link dev.headroom.engine.sqlite.StateDatabase} opens one file, brings its tables
 * up to date with the migrations packed in the jar, and then lends transactions: one that writes,
 * to one caller at a time, on disk when the call returns; a few that read, each a consistent
 * snapshot. {@code table.SqliteRecords} gives a transaction the tables, as alerting and notify ask
 * for them.
 *
 * <p>Safe for any number of threads; calls block and belong on threads that may wait. Nothing of
 * JDBC or Jdbi is seen outside of this package.
 */
@NullMarked
package dev.headroom.engine.sqlite;

import org.jspecify.annotations.NullMarked;
