package dev.headroom.logs;

import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.storage.Follower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A write-ahead log in memory: what was appended is acknowledged and never lost. */
public final class FakeLog {
  private final NavigableMap<Long, Batch> batches = new TreeMap<>();

  public long append(Batch batch) {
    long position = batches.isEmpty() ? 100 : batches.lastKey() + 100;
    batches.put(position, batch);
    return position;
  }

  public long append(long receivedAtMillis, LogRecord... records) {
    return append(Batch.ofLogs(receivedAtMillis, List.of(records)));
  }

  /** Appends and applies, as the intake does. */
  public long push(Follower follower, long receivedAtMillis, LogRecord... records)
      throws IOException {
    Batch batch = Batch.ofLogs(receivedAtMillis, List.of(records));
    long position = append(batch);
    follower.apply(position, batch);
    return position;
  }

  /** Hands over everything after what the follower has saved. */
  public void replayTo(Follower follower) throws IOException {
    for (Map.Entry<Long, Batch> each :
        batches.tailMap(follower.durablePosition(), false).entrySet()) {
      follower.apply(each.getKey(), each.getValue());
    }
  }

  public long end() {
    return batches.isEmpty() ? 0 : batches.lastKey();
  }

  public List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    batches.values().forEach(batch -> batch.logs().forEach(record -> bodies.add(record.body())));
    return bodies;
  }
}
