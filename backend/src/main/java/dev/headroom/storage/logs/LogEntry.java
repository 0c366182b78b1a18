package dev.headroom.storage.logs;

import dev.headroom.model.LogRecord;

/**
 * A record that was found.
 *
 * @param id names this record for good, in an address for instance
 * @param truncated parts of it were too large to keep
 */
public record LogEntry(String id, LogRecord record, boolean truncated) {}
