/**
 * Drills that begin by the clock.
 *
 * <p>Main flow: {@link dev.headroom.drill.schedule.DrillSchedules} are read from {@code
 * drills.yaml}, each problem at its line; {@link dev.headroom.drill.schedule.ScheduledDrills} looks
 * each second at which is due ({@code DueTimes}), begins it, keeps what could not begin, and says
 * whether the last drill of each schedule failed. What was begun is known by the drills that are
 * kept, so that a restart begins none again.
 *
 * <p>One thread looks; others read what it saw and never wait for it. This package must not know
 * how a drill is run.
 */
@NullMarked
package dev.headroom.drill.schedule;

import org.jspecify.annotations.NullMarked;
