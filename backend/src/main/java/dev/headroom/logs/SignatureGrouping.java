package dev.headroom.logs;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.logs.text.LineSignature;
import dev.headroom.model.TimeRange;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Groups the newest lines that match, page by page, so that no more than a page of whole records is
 * in memory. Used once, by one thread.
 */
final class SignatureGrouping {
  private static final int PAGE_RECORDS = 500;
  private static final Comparator<SignatureCount> LARGEST_FIRST =
      Comparator.comparingLong(SignatureCount::count)
          .thenComparingLong(SignatureCount::lastMillis)
          .reversed();

  private final Query query;
  private final SignatureSearch search;
  private final long bucketMillis;
  private final int buckets;
  private final int linesMax;
  private final long pageBytesMax;
  private final Deadline deadline;
  private final Map<List<String>, SignatureCount> counts = new HashMap<>();

  private int examined;
  private long matched;
  private long oldestMillis;
  private boolean partial;

  /**
   * @param linesMax lines to examine at most
   */
  SignatureGrouping(
      Query query, SignatureSearch search, int linesMax, long pageBytesMax, Deadline deadline) {
    this.query = query;
    this.search = search;
    long length = search.range().lengthMillis();
    this.bucketMillis = Math.max(1, Math.ceilDiv(length, (long) search.buckets()));
    this.buckets = Math.toIntExact(Math.ceilDiv(length, bucketMillis));
    this.linesMax = linesMax;
    this.pageBytesMax = pageBytesMax;
    this.deadline = deadline;
  }

  void run(NavigableMap<Long, IndexSearcher> days) throws IOException {
    Optional<LinePosition> next = Optional.of(Direction.NEWEST_FIRST.start(search.range()));
    while (next.isPresent() && examined < linesMax && !partial) {
      int wanted = Math.min(PAGE_RECORDS, linesMax - examined);
      PageSearch page =
          new PageSearch(query, Direction.NEWEST_FIRST, wanted, pageBytesMax, next.get(), deadline);
      page.run(days, search.range());
      page.entries().forEach(this::add);
      partial = page.isPartial();
      next = page.next();
    }
    matched = examined;
    if (next.isPresent() && !partial) {
      countMatches(days);
    }
  }

  /** Whether there are lines that were not examined, though time was left. */
  boolean isCut() {
    return matched > examined;
  }

  int examined() {
    return examined;
  }

  SignatureGroups result(long visibleAsOfMillis) {
    List<SignatureCount> ordered = counts.values().stream().sorted(LARGEST_FIRST).toList();
    List<SignatureGroup> groups =
        ordered.stream().limit(search.groups()).map(SignatureCount::group).toList();
    long inGroups = groups.stream().mapToLong(SignatureGroup::count).sum();
    return new SignatureGroups(
        search.range(),
        bucketMillis,
        buckets,
        groups,
        ordered.size() - groups.size(),
        examined - inGroups,
        matched,
        examined,
        examined > 0 && (isCut() || partial) ? OptionalLong.of(oldestMillis) : OptionalLong.empty(),
        partial,
        visibleAsOfMillis);
  }

  private void add(LogEntry entry) {
    LineSignature signature = LineSignature.of(entry.record().body());
    long timeMillis = entry.record().timeMillis();
    int bucket = (int) ((timeMillis - search.range().fromMillis()) / bucketMillis);
    counts
        .computeIfAbsent(signature.fixed(), _ -> new SignatureCount(signature, entry, buckets))
        .add(signature, entry.record(), bucket);
    oldestMillis = timeMillis;
    examined++;
  }

  private void countMatches(NavigableMap<Long, IndexSearcher> days) throws IOException {
    TimeRange range = search.range();
    long found = 0;
    try {
      for (IndexSearcher day : days.values()) {
        found += day.count(TimeFilter.on(query, range));
        partial |= day.timedOut();
      }
    } catch (ExitingReaderException e) {
      partial = true;
    }
    matched = Math.max(examined, found);
  }
}
