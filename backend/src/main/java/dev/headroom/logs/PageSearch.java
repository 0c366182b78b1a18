package dev.headroom.logs;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.logs.document.LogFields;
import dev.headroom.logs.document.StoredRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.logs.LogStore.LogEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;

/**
 * Collects one page of records in order of time. Goes day by day, and within a day through windows
 * that widen until the page is full, so that the first of many matches are found without looking at
 * the others. Used once, by one thread.
 */
final class PageSearch {
  private static final int WIDENING = 4;

  private final Query query;
  private final Direction direction;
  private final int limit;
  private final long bytesMax;
  private final Deadline deadline;
  private final List<LogEntry> entries = new ArrayList<>();

  private LinePosition last;
  private long bytes;
  private boolean partial;

  /**
   * @param after where to begin: everything on the page comes after this place
   */
  PageSearch(
      Query query,
      Direction direction,
      int limit,
      long bytesMax,
      LinePosition after,
      Deadline deadline) {
    this.query = query;
    this.direction = direction;
    this.limit = limit;
    this.bytesMax = bytesMax;
    this.last = after;
    this.deadline = deadline;
  }

  /** Fills the page from the days there are. */
  void run(NavigableMap<Long, IndexSearcher> days, TimeRange range) throws IOException {
    NavigableMap<Long, IndexSearcher> ordered =
        direction == Direction.NEWEST_FIRST ? days.descendingMap() : days;
    for (Long day : ordered.keySet()) {
      TimeRange ofDay =
          intersection(
              range,
              new TimeRange(day * LinePosition.DAY_MILLIS, (day + 1) * LinePosition.DAY_MILLIS));
      if (isDone()) {
        return;
      }
      if (ofDay.lengthMillis() > 0) {
        searchDay(ordered.get(day), ofDay);
      }
    }
  }

  List<LogEntry> entries() {
    return entries;
  }

  boolean isPartial() {
    return partial;
  }

  /** Where the next page begins; nothing once all records were seen. */
  Optional<LinePosition> next() {
    return isDone() ? Optional.of(last) : Optional.empty();
  }

  private boolean isDone() {
    return partial || entries.size() >= limit || bytes >= bytesMax;
  }

  private void searchDay(IndexSearcher searcher, TimeRange range) throws IOException {
    TimeRange left = direction.after(range, last);
    try {
      left = intersection(left, held(searcher));
      long width = firstWindowMillis(searcher, left);
      while (left.lengthMillis() > 0 && !isDone()) {
        TimeRange window = direction.first(left, width);
        List<FieldDoc> hits = search(searcher, window);
        if (searcher.timedOut() || deadline.shouldExit()) {
          giveUp(left);
          return;
        }
        fetch(searcher, hits);
        left = direction.rest(left, window);
        width *= WIDENING;
      }
    } catch (ExitingReaderException e) {
      giveUp(left);
    }
  }

  /** The times of which a day has records at all. */
  private static TimeRange held(IndexSearcher searcher) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    return reader.maxDoc() == 0
        ? new TimeRange(0, 0)
        : new TimeRange(
            DocValuesSkipper.globalMinValue(reader, LogFields.TIME),
            DocValuesSkipper.globalMaxValue(reader, LogFields.TIME) + 1);
  }

  /** As long as would fill the page if as many records matched as can, evenly over time. */
  private long firstWindowMillis(IndexSearcher searcher, TimeRange range) throws IOException {
    long matches = Math.max(1, matchesMax(searcher));
    double share = Math.min(1, (double) WIDENING * limit / matches);
    return Math.max(1, (long) Math.ceil(range.lengthMillis() * share));
  }

  /**
   * Time ran out: everything before what is left was seen, and of what is left the records on this
   * page and those that earlier pages ended with.
   */
  private void giveUp(TimeRange left) {
    partial = true;
    last = direction.further(last, direction.start(left));
  }

  private long matchesMax(IndexSearcher searcher) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    long matches = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      matches += supplier == null ? 0 : supplier.cost();
    }
    return matches;
  }

  private List<FieldDoc> search(IndexSearcher searcher, TimeRange window) throws IOException {
    Query inWindow = TimeFilter.on(query, window);
    int wanted = limit - entries.size();
    FieldDoc after =
        new FieldDoc(
            Integer.MAX_VALUE,
            Float.NaN,
            new Object[] {last.timeMillis(), last.position(), (long) last.ordinal()});
    ScoreDoc[] hits =
        searcher.search(
                inWindow, new TopFieldCollectorManager(direction.sort(), wanted, after, wanted))
            .scoreDocs;
    List<FieldDoc> found = new ArrayList<>(hits.length);
    for (ScoreDoc hit : hits) {
      found.add((FieldDoc) hit);
    }
    return found;
  }

  private void fetch(IndexSearcher searcher, List<FieldDoc> hits) throws IOException {
    StoredFields stored = searcher.storedFields();
    for (FieldDoc hit : hits) {
      if (isDone()) {
        return;
      }
      StoredRecord record = StoredRecord.read(stored, hit.doc);
      last =
          new LinePosition(
              (long) hit.fields[0], (long) hit.fields[1], Math.toIntExact((long) hit.fields[2]));
      entries.add(record.entry(last));
      bytes += record.bytes();
    }
  }

  private static TimeRange intersection(TimeRange one, TimeRange other) {
    long from = Math.max(one.fromMillis(), other.fromMillis());
    long to = Math.min(one.toMillis(), other.toMillis());
    return new TimeRange(from, Math.max(from, to));
  }
}
