package dev.headroom.logs;

import dev.headroom.model.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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
 * that widen fourfold until the page is full, so that the newest of many matches are found without
 * looking at the others. Used once, by one thread.
 */
final class PageSearch {
  private static final long FIRST_WINDOW_MILLIS = 60_000;
  private static final int WIDENING = 4;

  /** So few matches are sorted at once rather than window by window. */
  private static final long RARE_MAX = 50_000;

  private final Query query;
  private final Direction direction;
  private final int limit;
  private final long bytesMax;
  private final Deadline deadline;
  private final List<LogEntry> entries = new ArrayList<>();

  private Place last;
  private long bytes;
  private boolean partial;

  /**
   * @param after where to begin: everything on the page comes after this place
   */
  PageSearch(
      Query query, Direction direction, int limit, long bytesMax, Place after, Deadline deadline) {
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
      TimeRange ofDay = intersection(range, day);
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
  Optional<Place> next() {
    return isDone() ? Optional.of(last) : Optional.empty();
  }

  private boolean isDone() {
    return partial || entries.size() >= limit || bytes >= bytesMax;
  }

  private void searchDay(IndexSearcher searcher, TimeRange range) throws IOException {
    TimeRange left = direction.after(range, last);
    try {
      long width = isRare(searcher) ? Place.DAY_MILLIS : FIRST_WINDOW_MILLIS;
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

  /** Time ran out: what was seen is complete up to here, and the next page begins here. */
  private void giveUp(TimeRange left) {
    partial = true;
    Place start = direction.start(left);
    if (last.timeMillis() != start.timeMillis()) {
      last = start;
    }
  }

  private boolean isRare(IndexSearcher searcher) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    long matchesMax = 0;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      matchesMax += supplier == null ? 0 : supplier.cost();
    }
    return matchesMax <= RARE_MAX;
  }

  private List<FieldDoc> search(IndexSearcher searcher, TimeRange window) throws IOException {
    Query inWindow =
        new BooleanQuery.Builder()
            .add(query, Occur.FILTER)
            .add(
                LongPoint.newRangeQuery(LogFields.TIME, window.fromMillis(), window.toMillis() - 1),
                Occur.FILTER)
            .build();
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
          new Place(
              (long) hit.fields[0], (long) hit.fields[1], Math.toIntExact((long) hit.fields[2]));
      entries.add(record.entry(last));
      bytes += record.bytes();
    }
  }

  private static TimeRange intersection(TimeRange range, long day) {
    long from = Math.max(range.fromMillis(), day * Place.DAY_MILLIS);
    long to = Math.min(range.toMillis(), (day + 1) * Place.DAY_MILLIS);
    return new TimeRange(from, Math.max(from, to));
  }
}
