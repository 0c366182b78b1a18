/**
 * Trying out how people are told, with nothing wrong: test pages; drills of the whole way are in
 * {@code run}.
 *
 * <p>Main flow: {@link dev.headroom.drill.TestPages} opens an incident of a subject of its own, by
 * the labels somebody gives or for one receiver; routing, outbox and senders take it from there as
 * any other. Whatever it tells begins with {@code [TEST]} and has the label {@code drill="true"}.
 * It ends by itself. All there is to know of a test page is in its incident, so that a restart goes
 * on with it. What came of one is a {@link dev.headroom.drill.TestPageReport}.
 *
 * <p>Safe for use by several threads. This package must not know how anything is sent, nor of
 * budgets.
 */
@NullMarked
package dev.headroom.drill;

import org.jspecify.annotations.NullMarked;
