/**
 * The state database: what must outlive the process and is not derived from the log, which is
 * incidents, their timelines and the deliveries they cause.
 *
 * <p>Main flow: {@link dev.headroom.state.StateDatabase} opens one SQLite file, brings its tables
 * up to date with the migrations packed in the jar, and then lends connections: one for writing, to
 * one caller at a time, each piece of work one transaction that is on disk when the call returns; a
 * few for reading, each piece of work one consistent snapshot.
 *
 * <p>Safe for any number of threads; calls block and belong on threads that may wait. The rooms
 * that keep state here write their own SQL; this package must not know what the tables mean.
 */
@NullMarked
package dev.headroom.state;

import org.jspecify.annotations.NullMarked;
