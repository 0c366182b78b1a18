package dev.headroom.logs;

import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.storage.Sample;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that indexes until it is killed. Batch and position follow from the batch's number, so
 * that the log need not be handed over; each applied position is told on standard output.
 */
final class KilledIndexer {
  static final String APPLIED = "applied ";

  private static final int RECORDS = 20;

  private KilledIndexer() {}

  /**
   * Arguments: the index directory, and the last batch the log held when the process was killed.
   */
  public static void main(String[] arguments) throws IOException {
    LogsConfig config =
        new LogsConfig(
            14,
            1L << 30,
            64 << 10,
            1 << 20,
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofSeconds(10),
            2,
            16,
            5L << 20,
            100,
            Duration.ofDays(1));
    LogIndex index =
        LogIndex.open(
            Path.of(arguments[0]),
            config,
            InstantSource.fixed(Instant.ofEpochMilli(Sample.NOON)),
            System::nanoTime,
            new CollectorRegistry());
    for (long number = index.durablePosition() + 1; ; number++) {
      index.apply(number, batch(number));
      if (number > Long.parseLong(arguments[1])) {
        System.out.println(APPLIED + number);
      }
    }
  }

  static Batch batch(long number) {
    List<LogRecord> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      long time = Sample.NOON - (number + i) % 3 * Sample.DAY;
      records.add(Sample.record(time, "batch " + number + " record " + i));
    }
    return Batch.ofLogs(Sample.NOON, records);
  }
}
