/**
 * Receivers that are an Alertmanager: incidents are its alerts (API v2).
 *
 * <p>{@link dev.headroom.notify.alertmanager.AlertmanagerType} reads their entries in {@code
 * routing.yaml} and makes their senders.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
