/**
 * What templates may call and what stands behind a dot.
 *
 * <p>{@link dev.headroom.template.function.Functions} has Go's own functions and Alertmanager's,
 * {@link dev.headroom.template.function.DatumMembers} the fields and methods of values. None of
 * them reads a file, a clock or the network; each says what it costs to the work of its {@link
 * dev.headroom.template.function.Arguments}.
 *
 * <p>Pure, for any number of threads. This package must not know how templates are written.
 */
@NullMarked
package dev.headroom.template.function;

import org.jspecify.annotations.NullMarked;
