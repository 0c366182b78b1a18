/**
 * Who is on call, as the calendars of {@code routing.yaml} say.
 *
 * <p>Main flow: {@link dev.headroom.oncall.OnCall} fetches each calendar when it is time ({@code
 * CalendarFetch}), keeps the last good copy on disk ({@code KeptCalendars}), reads it ({@code
 * IcsCalendar}) and looks each second whose shift it is. Whoever asks reads what the latest look
 * found: no page waits for a calendar, and none that is bad stops one. {@link
 * dev.headroom.oncall.OnCallDeliveries} has every page name them.
 *
 * <p>Threading: one thread looks each second, and has each calendar fetched and read on another,
 * which it does not wait for when that is late; answers are read on any.
 *
 * <p>This package must not know what a page looks like.
 */
@NullMarked
package dev.headroom.oncall;

import org.jspecify.annotations.NullMarked;
