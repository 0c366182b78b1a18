package dev.headroom.logs;

import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery.QueryProblem;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.Pages;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOFunction;

/**
 * A log index whose clocks stand still and whose threads sleep, so that tests say when it refreshes
 * and commits.
 */
public final class OpenIndex implements AutoCloseable, InstantSource {
  /** No thread of the index wakes up by itself. */
  public static final LogsConfig CONFIG =
      config(14, 20L << 30, 2L << 30, 2, 16, 5L << 20, Duration.ofDays(1));

  public static final int SIGNATURE_LINES_MAX = 1_000;

  /** All times there are. */
  public static final TimeRange ALWAYS =
      new TimeRange(Sample.NOON - 400 * Sample.DAY, Sample.NOON + 400 * Sample.DAY);

  public final CollectorRegistry registry = new CollectorRegistry();
  public final AtomicLong nowMillis = new AtomicLong(Sample.NOON);
  public final AtomicLong nanosPerLook = new AtomicLong();
  private final AtomicLong nanoTime = new AtomicLong();
  public final LogIndex index;

  public OpenIndex(Path path) throws IOException {
    this(path, CONFIG);
  }

  public OpenIndex(Path path, LogsConfig config) throws IOException {
    this(path, config, FSDirectory::open);
  }

  public OpenIndex(Path path, LogsConfig config, IOFunction<Path, Directory> opener)
      throws IOException {
    index = new LogIndex(path, config, this, this::nanoTime, registry, opener);
  }

  public static LogsConfig config(
      int retentionDays,
      long diskBytesMax,
      long blockBytesMax,
      int searchesAtOnceMax,
      int searchesWaitingMax,
      long pageBytesMax,
      Duration leadingWildcardRangeMax) {
    return new LogsConfig(
        retentionDays,
        diskBytesMax,
        blockBytesMax,
        16L << 20,
        Duration.ofHours(1),
        Duration.ofHours(1),
        Duration.ofSeconds(10),
        searchesAtOnceMax,
        searchesWaitingMax,
        pageBytesMax,
        SIGNATURE_LINES_MAX,
        leadingWildcardRangeMax);
  }

  private long nanoTime() {
    return nanoTime.getAndAdd(nanosPerLook.get());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(nowMillis.get());
  }

  /** Bodies of all records there are, newest first, through as many pages as it takes. */
  public List<String> bodies() throws IOException {
    return bodies("", ALWAYS);
  }

  public List<String> bodies(String query) throws IOException {
    return bodies(query, new TimeRange(Sample.NOON - Sample.DAY / 2, Sample.NOON + Sample.DAY / 2));
  }

  public List<String> bodies(String query, TimeRange range) throws IOException {
    index.refresh();
    return Pages.bodies(index, Pages.parsed(query), range, LogSearch.LIMIT_MAX);
  }

  /** What a query is refused with. */
  public QueryProblem refusal(String query, TimeRange range) throws IOException {
    return switch (index.search(new LogSearch(Pages.parsed(query), range, 10, Optional.empty()))) {
      case Answer.Refused<LogPage>(String reason, int column) -> new QueryProblem(column, reason);
      case Answer.Found<LogPage> found -> throw new AssertionError(query + " gave " + found);
      case Answer.Busy<LogPage> busy -> throw new AssertionError(query + " gave " + busy);
    };
  }

  public double metric(String name, String... labels) {
    String[] names = new String[labels.length / 2];
    String[] values = new String[labels.length / 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = labels[2 * i];
      values[i] = labels[2 * i + 1];
    }
    Double value = registry.getSampleValue("headroom_logs_" + name, names, values);
    return value == null ? 0 : value;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
