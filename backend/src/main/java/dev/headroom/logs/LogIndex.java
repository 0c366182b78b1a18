package dev.headroom.logs;

import dev.headroom.logs.index.LogIndexWriter;
import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Usage;
import dev.headroom.select.log.LogQuery;
import dev.headroom.storage.Follower;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOFunction;

/**
 * The log store on Lucene: one index directory for each UTC day, filled from the write-ahead log.
 *
 * <p>A record can be found at most {@link LogsConfig#refreshInterval} and the length of one refresh
 * after it was applied. It survives a restart without replay once the next commit has passed; until
 * then replay from {@link #durablePosition} brings it back, exactly once.
 */
public final class LogIndex implements LogStore, Follower, AutoCloseable {
  private final LogIndexWriter writer;
  private final LogSearcher searcher;
  private final List<IndexUpkeep> upkeep;

  LogIndex(
      Path path,
      LogsConfig config,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry,
      IOFunction<Path, Directory> opener)
      throws IOException {
    this.writer = new LogIndexWriter(path, config, opener, clock, nanoTime, registry);
    this.searcher = new LogSearcher(writer, config, nanoTime, registry);
    this.upkeep =
        List.of(
            IndexUpkeep.start("logs-refresh", config.refreshInterval(), this::refresh),
            IndexUpkeep.start("logs-commit", config.commitInterval(), this::commit));
  }

  /**
   * Opens the index and starts its two threads, {@code logs-refresh} and {@code logs-commit}.
   * Damaged days are set aside and counted.
   *
   * @param path the directory of the index; made if it is not there
   * @param clock wall time, for retention
   * @param nanoTime monotonic time, for deadlines and durations
   * @throws IOException if the disk fails
   */
  public static LogIndex open(
      Path path,
      LogsConfig config,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry)
      throws IOException {
    Files.createDirectories(path);
    return new LogIndex(path, config, clock, nanoTime, registry, FSDirectory::open);
  }

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String title() {
    return "log search";
  }

  @Override
  public boolean wants(Batch batch) {
    return !batch.logs().isEmpty();
  }

  /** Takes every record; what is too large is clipped and counted. */
  @Override
  public List<Rejection> apply(long position, Batch batch) throws IOException {
    writer.apply(position, batch);
    return List.of();
  }

  @Override
  public void caughtUp() {
    refresh();
  }

  @Override
  public long durablePosition() {
    return writer.durablePosition();
  }

  @Override
  public Optional<String> failing() {
    return writer.failing();
  }

  /** How full the disk for logs is, and how many searches are at work and wait. */
  public List<Usage> usages() {
    List<Usage> usages = new ArrayList<>(List.of(writer.usage()));
    usages.addAll(searcher.usages());
    return usages;
  }

  /** Why records that were stored may not be found at the moment; empty if all can be. */
  public Optional<String> incomplete() {
    return writer.incomplete();
  }

  @Override
  public void reopen() throws IOException {
    writer.reopen();
  }

  @Override
  public Answer<LogPage> search(LogSearch search) throws IOException {
    return searcher.search(search);
  }

  @Override
  public Answer<LogHistogram> histogram(LogQuery query, TimeRange range, int buckets)
      throws IOException {
    return searcher.histogram(query, range, buckets);
  }

  @Override
  public Answer<SignatureGroups> signatures(SignatureSearch search) throws IOException {
    return searcher.signatures(search);
  }

  @Override
  public Answer<Optional<LogEntry>> find(String id) throws IOException {
    return searcher.find(id);
  }

  @Override
  public Answer<Optional<LogContext>> context(String id, int before, int after) throws IOException {
    return searcher.context(id, before, after);
  }

  /** Makes everything applied visible now rather than within the refresh interval. */
  public void refresh() {
    writer.refresh();
  }

  /** Makes everything applied durable and drops what is over a bound. */
  void commit() {
    writer.commit();
    writer.retain();
  }

  /** Commits what was applied and lets go of everything. */
  @Override
  public void close() throws IOException {
    upkeep.forEach(IndexUpkeep::close);
    writer.close();
  }
}
