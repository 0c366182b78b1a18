/**
 * The lines on disk: one Lucene index for each block of a UTC day, in a directory of its own.
 *
 * <p>Main flow: {@link dev.headroom.logs.index.LogIndexWriter} files each record under its day and
 * adds it to that day's newest block; a refresh makes records visible, a commit makes them durable
 * and moves the position on. Old blocks are dropped whole.
 *
 * <p>One thread applies, one refreshes, one commits. Any thread may {@link
 * dev.headroom.logs.index.LogIndexWriter#acquire} readers. This package must not know queries.
 */
@NullMarked
package dev.headroom.logs.index;

import org.jspecify.annotations.NullMarked;
