/**
 * How fast a receiver is told: when to try again, within which rate, and how little while it is
 * down.
 *
 * <p>{@link dev.headroom.notify.pace.Pace} is asked before each attempt and told how it ended.
 *
 * <p>Nothing here sleeps or knows a clock: moments are given, and waits are answers.
 */
@NullMarked
package dev.headroom.notify.pace;

import org.jspecify.annotations.NullMarked;
