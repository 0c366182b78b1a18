package dev.headroom.logs;

import dev.headroom.logs.text.LineSignature;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the lines of one signature, the newest first. Used by one thread. */
final class SignatureCount {
  private final LineSignature newest;
  private final ExampleLine example;
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
  SignatureCount(LineSignature signature, LogEntry entry, int buckets) {
    this.newest = signature;
    this.example = example(entry);
    this.service = entry.record().service();
    this.values = signature.values().toArray(String[]::new);
    this.counts = new int[buckets];
    this.lastMillis = entry.record().timeMillis();
  }

  private static ExampleLine example(LogEntry entry) {
    String body = entry.record().body();
    return new ExampleLine(
        entry.id(),
        entry.record().service(),
        LineSignature.cut(body, ExampleLine.BODY_CHARACTERS_MAX),
        entry.truncated() || body.length() > ExampleLine.BODY_CHARACTERS_MAX);
  }

  void add(LineSignature signature, LogRecord record, int bucket) {
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
