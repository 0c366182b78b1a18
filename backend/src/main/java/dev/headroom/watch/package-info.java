/**
 * What Headroom raises about itself and about those who should report to it: another source of
 * alerts.
 *
 * <p>Main flow: {@link dev.headroom.watch.Watch} looks each second, on a thread of its own, at
 * heartbeats ({@code heartbeat}), at the evaluator ({@code stall}) and at pages that reach nobody
 * ({@code page}). Each says what it finds ({@code finding}); rounds of alerts are made of that, of
 * which alerting makes incidents like any others. {@code ping} reports to those who watch us.
 */
@NullMarked
package dev.headroom.watch;

import org.jspecify.annotations.NullMarked;
