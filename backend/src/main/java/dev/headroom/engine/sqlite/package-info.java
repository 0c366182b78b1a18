/**
 * The state database on SQLite: what must outlive the process and is not derived from the log.
 *
 * <p>Main flow: {@link dev.headroom.engine.sqlite.StateDatabase} opens one file, brings its tables
 * up to date with the migrations packed in the jar, and then lends connections: one for writing, to
 * one caller at a time, each piece of work one transaction that is on disk when the call returns; a
 * few for reading, each piece of work one consistent snapshot.
 *
 * <p>Safe for any number of threads; calls block and belong on threads that may wait.
 */
@NullMarked
package dev.headroom.engine.sqlite;

import org.jspecify.annotations.NullMarked;
