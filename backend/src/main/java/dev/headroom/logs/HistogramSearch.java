package dev.headroom.logs;

import dev.headroom.logs.document.LogFields;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.logs.LogHistogram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts matching records by time and severity. Used once, by one thread. */
final class HistogramSearch {
  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  /** Index of the severity range for each number. */
  private static final int[] RANGE_OF_NUMBER = new int[25];

  static {
    Arrays.setAll(RANGE_OF_NUMBER, number -> SEVERITIES.indexOf(Severity.of(number)));
  }

  private final TimeRange range;
  private final long bucketMillis;
  private final long[] counts;
  private boolean partial;

  HistogramSearch(TimeRange range, int buckets) {
    this.range = range;
    this.bucketMillis = Math.max(1, Math.ceilDiv(range.lengthMillis(), (long) buckets));
    long count = Math.ceilDiv(range.lengthMillis(), bucketMillis);
    this.counts = new long[Math.toIntExact(count) * SEVERITIES.size()];
  }

  /** Adds what one day has; after the deadline, nothing more. */
  void add(IndexSearcher searcher, Query query) throws IOException {
    if (partial || counts.length == 0) {
      return;
    }
    try {
      searcher.search(TimeFilter.on(query, range), new Counting());
      partial = searcher.timedOut();
    } catch (ExitingReaderException e) {
      partial = true;
    }
  }

  LogHistogram result(long visibleAsOfMillis) {
    List<LogHistogram.Bucket> buckets = new ArrayList<>();
    for (int bucket = 0; bucket < counts.length / SEVERITIES.size(); bucket++) {
      Map<Severity, Long> ofBucket = new EnumMap<>(Severity.class);
      for (Severity severity : SEVERITIES) {
        ofBucket.put(severity, counts[bucket * SEVERITIES.size() + SEVERITIES.indexOf(severity)]);
      }
      buckets.add(new LogHistogram.Bucket(range.fromMillis() + bucket * bucketMillis, ofBucket));
    }
    return new LogHistogram(range, bucketMillis, buckets, partial, visibleAsOfMillis);
  }

  /** Searches run on one thread, so all its collectors may count into the same numbers. */
  private final class Counting implements CollectorManager<CountingCollector, Integer> {
    @Override
    public CountingCollector newCollector() {
      return new CountingCollector();
    }

    @Override
    public Integer reduce(Collection<CountingCollector> collectors) {
      return collectors.size();
    }
  }

  private final class CountingCollector extends SimpleCollector {
    private NumericDocValues times = DocValues.emptyNumeric();
    private NumericDocValues severities = DocValues.emptyNumeric();

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      times = DocValues.getNumeric(leaf.reader(), LogFields.TIME);
      severities = DocValues.getNumeric(leaf.reader(), LogFields.SEVERITY);
    }

    @Override
    public void collect(int document) throws IOException {
      if (times.advanceExact(document) && severities.advanceExact(document)) {
        long bucket = (times.longValue() - range.fromMillis()) / bucketMillis;
        int severity = RANGE_OF_NUMBER[(int) severities.longValue()];
        counts[(int) bucket * SEVERITIES.size() + severity]++;
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
