package dev.headroom.wal;

import dev.headroom.model.BatchKey;
import dev.headroom.storage.WriteAheadLog.Append;
import java.util.function.Consumer;

/**
 * A batch that waits to become durable.
 *
 * @param sinceNanos when it was handed over, by the monotonic clock
 */
record PendingAppend(
    BatchKey key,
    RecordFrame frame,
    RecordPayload payload,
    Consumer<Append> outcome,
    long sinceNanos) {
  long recordBytes() {
    return (long) RecordFrame.BYTES + payload.bytes().length;
  }
}
