/**
 * Deliveries to the receivers, kept until they have arrived.
 *
 * <p>Main flow: {@link dev.headroom.notify.Outbox} is given each transition inside its transaction
 * and writes one delivery, payload and all, for every integration that must hear of it. After the
 * commit it wakes the integrations' {@code DeliveryWorker}s. A worker takes what is due, oldest
 * first within an incident, and has the integration's {@code Sender} post it; the {@code Attempt}
 * that comes back decides: sent, rejected, or again later. Each attempt is written with the state
 * it leads to, so that after a crash the worker goes on with the same delivery under the same id:
 * at least once, in order per incident and integration.
 *
 * <p>Threading: a worker runs on one virtual thread at a time, and only while it has work, so a
 * receiver that hangs delays nobody else. Waiting for the next attempt takes no thread.
 *
 * <p>When somebody is told, and of what, is decided in alerting; this package must not know why.
 */
@NullMarked
package dev.headroom.notify;

import org.jspecify.annotations.NullMarked;
