package dev.headroom.logs;

import dev.headroom.logs.query.LogQuery;
import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The log index on disk: 500 records into today's block and made visible, and the newest 100 of the
 * 5,000 that match among 50,000.
 */
@State(Scope.Thread)
public class LogIndexBenchmark {
  private static final int BATCH = 500;
  private static final int RECORDS = 50_000;
  private static final LogQuery DECLINED =
      OpenIndex.parsed("level:error AND declined AND bank:bank7");
  private static final TimeRange DAY =
      new TimeRange(Sample.NOON - Sample.DAY / 2, Sample.NOON + Sample.DAY / 2);

  private Path folder;
  private OpenIndex written;
  private OpenIndex read;
  private List<LogRecord> batch;
  private long position;
  private int iteration;

  @Setup
  public void fill() throws IOException {
    folder = Files.createTempDirectory("headroom-logs");
    batch = records(0);
    read = new OpenIndex(Files.createDirectory(folder.resolve("read")));
    for (int first = 0; first < RECORDS; first += BATCH) {
      read.index.apply(first + 1, Batch.ofLogs(Sample.NOON, records(first)));
    }
    read.index.refresh();
  }

  @Setup(Level.Iteration)
  public void startAgain() throws IOException {
    written = new OpenIndex(Files.createDirectory(folder.resolve("written" + iteration++)));
    position = 0;
  }

  @TearDown(Level.Iteration)
  public void close() throws IOException {
    written.close();
  }

  @TearDown
  public void remove() throws IOException {
    read.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(LogIndexBenchmark::delete);
    }
  }

  @Benchmark
  public void write500Records() throws IOException {
    written.index.apply(++position, Batch.ofLogs(Sample.NOON, batch));
    written.index.refresh();
  }

  @Benchmark
  public LogPage search() throws IOException {
    return Pages.page(read.index, new LogSearch(DECLINED, DAY, 100, Optional.empty()));
  }

  private static List<LogRecord> records(int first) {
    List<LogRecord> records = new ArrayList<>(BATCH);
    for (int i = first; i < first + BATCH; i++) {
      boolean declined = i % 5 == 2;
      records.add(
          Sample.record(
              Sample.NOON + i,
              "checkout",
              declined ? 17 : 9,
              "payment of order " + i + (declined ? " was declined" : " went through"),
              "",
              Map.of("bank", "bank" + i % 10, "order", "o-" + i)));
    }
    return records;
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
