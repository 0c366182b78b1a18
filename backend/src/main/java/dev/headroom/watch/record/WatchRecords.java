package dev.headroom.watch.record;

/** What is kept of what is watched beside promises, as one unit of work reads and writes it. */
public interface WatchRecords {
  HeartbeatRecords heartbeats();
}
