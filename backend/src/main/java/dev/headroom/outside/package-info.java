/**
 * Alerts that others send, by Alertmanager's API: a source of alerts beside the burn of budgets.
 *
 * <p>Main flow: {@link dev.headroom.outside.OutsideAlerts} takes posts. What is posted is checked
 * ({@code AlertCheck}), joined with what is known of the same labels ({@code AlertMerge}), written
 * to the state store and then kept in memory ({@code KeptAlerts}). Alerts that differ in nothing
 * but their {@code severity} are about one subject; for each subject that is due a round of alerts
 * goes to alerting, where incidents are made of it. An alert that nobody posts again is over by
 * itself when its time is up. {@link dev.headroom.outside.AlertDirectory} lists what fires, our own
 * incidents included, as Alertmanager would.
 *
 * <p>Threading: posts come one after the other and wait for the disk; rounds never do.
 */
@NullMarked
package dev.headroom.outside;

import org.jspecify.annotations.NullMarked;
