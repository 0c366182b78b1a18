package dev.headroom.api.page;

import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers as it is told to, and says what it was asked. */
public final class ScriptedLogs implements LogStore {
  /** Lets go on whatever waits. */
  public final CountDownLatch goOn = new CountDownLatch(1);

  public volatile Answer<LogPage> answer =
      new Answer.Found<>(new LogPage(List.of(), Optional.empty(), false, 0));
  public volatile Answer<SignatureGroups> grouped = new Answer.Busy<>(Duration.ofSeconds(1));
  public volatile Answer<LogHistogram> counted = new Answer.Busy<>(Duration.ofSeconds(1));
  public volatile Answer<Optional<LogContext>> around = new Answer.Found<>(Optional.empty());
  public volatile @Nullable SignatureSearch asked;
  public volatile @Nullable LogSearch searched;
  public volatile @Nullable IOException broken;

  /** Searches that wait, or have waited. */
  public final AtomicInteger waiting = new AtomicInteger();

  /** Whether a search waits until it may go on. */
  public volatile boolean waits;

  @Override
  public Answer<LogPage> search(LogSearch search) throws IOException {
    searched = search;
    IOException fault = broken;
    if (fault != null) {
      throw fault;
    }
    try {
      if (waits) {
        waiting.incrementAndGet();
        goOn.await();
      }
      return answer;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Answer<LogHistogram> histogram(LogQuery query, TimeRange range, int buckets) {
    return counted;
  }

  @Override
  public Answer<SignatureGroups> signatures(SignatureSearch search) {
    asked = search;
    return grouped;
  }

  @Override
  public Answer<Optional<LogEntry>> find(String id) {
    throw new UnsupportedOperationException("nothing here asks for one record");
  }

  @Override
  public Answer<Optional<LogContext>> context(String id, int before, int after) {
    return around;
  }
}
