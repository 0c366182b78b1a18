package dev.headroom.logs;

import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the lines of one signature, the newest first. Used by one thread. */
final class SignatureCount {
  private final Signature newest;
  private final SignatureGroup.Example example;
  private final String service;
  private final @Nullable String[] values;
  private final int[] counts;
  private final long lastMillis;

  private long firstMillis;
  private long count;
  private Severity worst = Severity.TRACE;
  private boolean oneService = true;

  /**
   * @param entry the newest line; to be added too
   */
  SignatureCount(Signature signature, LogEntry entry, int buckets) {
    this.newest = signature;
    this.example = SignatureGroup.Example.of(entry);
    this.service = entry.record().service();
    this.values = signature.values().toArray(String[]::new);
    this.counts = new int[buckets];
    this.lastMillis = entry.record().timeMillis();
  }

  void add(Signature signature, LogRecord record, int bucket) {
    count++;
    counts[bucket]++;
    firstMillis = record.timeMillis();
    oneService &= record.service().equals(service);
    Severity severity = Severity.of(record.severity());
    worst = severity.compareTo(worst) > 0 ? severity : worst;
    for (int i = 0; i < values.length; i++) {
      if (!signature.values().get(i).equals(values[i])) {
        values[i] = null;
      }
    }
  }

  long count() {
    return count;
  }

  long lastMillis() {
    return lastMillis;
  }

  SignatureGroup group() {
    List<Long> ofBuckets = Arrays.stream(counts).asLongStream().boxed().toList();
    return new SignatureGroup(
        newest.text(),
        newest.text(values),
        count,
        worst,
        oneService ? Optional.of(service) : Optional.empty(),
        firstMillis,
        lastMillis,
        ofBuckets,
        example);
  }
}
