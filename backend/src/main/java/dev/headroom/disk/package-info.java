/**
 * The disk: its calls behind one interface, so that tests can make each of them fail; the data
 * directory and its lock; the answer to files of a newer format.
 *
 * <p>Any thread may call. This package must not know what is written.
 */
@NullMarked
package dev.headroom.disk;

import org.jspecify.annotations.NullMarked;
