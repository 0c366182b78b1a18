package dev.headroom.logs;

import dev.headroom.model.Batch;
import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.Pages;
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
 * The log index on disk: 500 records into today's block and made visible; the newest 100 of the
 * 2,000 that match among 20,000.
 */
public class LogIndexBenchmark {
  private static final int BATCH = 500;
  private static final int RECORDS = 20_000;
  private static final LogSearch SEARCH =
      new LogSearch(
          Pages.parsed("level:error AND declined AND bank:bank7"),
          new TimeRange(Sample.NOON - Sample.DAY / 2, Sample.NOON + Sample.DAY / 2),
          100,
          Optional.empty());

  /** An index that is empty when an iteration begins. */
  @State(Scope.Thread)
  public static class Growing {
    private Path folder;
    private OpenIndex open;
    private List<LogRecord> batch;
    private long position;

    @Setup(Level.Iteration)
    public void open() throws IOException {
      folder = Files.createTempDirectory("headroom-logs");
      open = new OpenIndex(folder);
      batch = records(0);
      position = 0;
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
      open.close();
      delete(folder);
    }
  }

  /** An index that is only read. */
  @State(Scope.Thread)
  public static class Full {
    private Path folder;
    private OpenIndex open;

    @Setup
    public void fill() throws IOException {
      folder = Files.createTempDirectory("headroom-logs");
      open = new OpenIndex(folder);
      for (int first = 0; first < RECORDS; first += BATCH) {
        open.index.apply(first + 1, Batch.ofLogs(Sample.NOON, records(first)));
      }
      open.index.refresh();
    }

    @TearDown
    public void close() throws IOException {
      open.close();
      delete(folder);
    }
  }

  @Benchmark
  public void write500Records(Growing growing) throws IOException {
    growing.position++;
    growing.open.index.apply(growing.position, Batch.ofLogs(Sample.NOON, growing.batch));
    growing.open.index.refresh();
  }

  @Benchmark
  public LogPage search100Records(Full full) throws IOException {
    return Pages.page(full.open.index, SEARCH);
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(LogIndexBenchmark::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
