package dev.headroom.notify;

import dev.headroom.notify.record.NotifyRecords;
import dev.headroom.notify.send.NotifyConfig;
import dev.headroom.storage.StateStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all workers share.
 *
 * @param executor runs the workers and the attempts; a worker blocks it while the store does
 */
record DeliveryTools(
    StateStore<? extends NotifyRecords> store,
    NotifyConfig config,
    AttemptMaker attempts,
    InstantSource clock,
    Executor executor,
    WakeupTimer timer,
    DeliveryListener listener,
    NotifyMetrics metrics) {}
