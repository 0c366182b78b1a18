package dev.headroom.storage.logs;

import dev.headroom.logs.text.LineSignature;
import dev.headroom.model.Answer;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import dev.headroom.storage.QueryOracle;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A log store that reads every record for every question: the slow, plain way. */
public final class MemoryLogStore implements LogStore {
  private static final Comparator<Line> OLDEST_FIRST =
      Comparator.comparingLong(Line::timeMillis).thenComparingInt(Line::number);
  private static final Comparator<SignatureGroup> LARGEST_FIRST =
      Comparator.comparingLong(SignatureGroup::count)
          .thenComparingLong(SignatureGroup::lastMillis)
          .reversed();

  private final List<Line> lines = new ArrayList<>();

  private record Line(int number, LogRecord record) {
    long timeMillis() {
      return record.timeMillis();
    }

    String id() {
      return MemoryLogStore.id(timeMillis(), number);
    }

    Severity severity() {
      return Severity.of(record.severity());
    }

    LineSignature signature() {
      return LineSignature.of(record.body());
    }

    LogEntry entry() {
      return new LogEntry(id(), record, false);
    }
  }

  public static String id(long timeMillis, int number) {
    return timeMillis + "-" + number;
  }

  /** Adds records in the order in which they came. */
  public void add(LogRecord... records) {
    for (LogRecord record : records) {
      lines.add(new Line(lines.size(), record));
    }
    lines.sort(OLDEST_FIRST);
  }

  private static List<Line> within(TimeRange range, List<Line> of) {
    return of.stream()
        .filter(each -> each.timeMillis() >= range.fromMillis())
        .filter(each -> each.timeMillis() < range.toMillis())
        .toList();
  }

  private List<Line> matching(LogQuery query, TimeRange range) {
    return within(range, lines).stream()
        .filter(each -> QueryOracle.matches(query, each.record()))
        .toList();
  }

  @Override
  public Answer<LogPage> search(LogSearch search) {
    List<Line> left = matching(search.query(), search.range()).reversed();
    if (search.cursor().isPresent()) {
      String cursor = search.cursor().get();
      if (!cursor.matches("\\d{1,13}-\\d{1,9}")) {
        return new Answer.Refused<>("not a cursor of this store", 0);
      }
      Line last = lineAt(cursor);
      left = left.stream().filter(each -> OLDEST_FIRST.compare(each, last) < 0).toList();
    }
    List<Line> page = left.stream().limit(search.limit()).toList();
    Optional<String> next =
        page.size() < search.limit() ? Optional.empty() : Optional.of(page.getLast().id());
    return new Answer.Found<>(new LogPage(entries(page), next, false, Long.MAX_VALUE));
  }

  /** A line in the cursor's place; what it says does not matter. */
  private static Line lineAt(String cursor) {
    int dash = cursor.indexOf('-');
    long nanos = Long.parseLong(cursor.substring(0, dash)) * 1_000_000;
    return new Line(
        Integer.parseInt(cursor.substring(dash + 1)),
        new LogRecord(nanos, "", 0, "", "", "", Map.of()));
  }

  private static List<LogEntry> entries(List<Line> of) {
    return of.stream().map(Line::entry).toList();
  }

  /** How a range falls into buckets. */
  private record Scale(long millis, List<TimeRange> buckets) {
    static Scale of(TimeRange range, int buckets) {
      long millis = Math.max(1, Math.ceilDiv(range.lengthMillis(), (long) buckets));
      List<TimeRange> ranges = new ArrayList<>();
      for (long from = range.fromMillis(); from < range.toMillis(); from += millis) {
        ranges.add(new TimeRange(from, Math.min(from + millis, range.toMillis())));
      }
      return new Scale(millis, ranges);
    }
  }

  @Override
  public Answer<LogHistogram> histogram(LogQuery query, TimeRange range, int buckets) {
    if (buckets < 1 || buckets > LogHistogram.BUCKETS_MAX) {
      throw new IllegalArgumentException("buckets: " + buckets);
    }
    Scale scale = Scale.of(range, buckets);
    List<LogHistogram.Bucket> counted =
        scale.buckets().stream()
            .map(each -> new LogHistogram.Bucket(each.fromMillis(), counts(query, each)))
            .toList();
    return new Answer.Found<>(
        new LogHistogram(range, scale.millis(), counted, false, Long.MAX_VALUE));
  }

  private Map<Severity, Long> counts(LogQuery query, TimeRange range) {
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    for (Severity each : Severity.values()) {
      counts.put(each, 0L);
    }
    matching(query, range).forEach(line -> counts.merge(line.severity(), 1L, Long::sum));
    return counts;
  }

  @Override
  public Answer<SignatureGroups> signatures(SignatureSearch search) {
    List<Line> matching = matching(search.query(), search.range());
    Scale scale = Scale.of(search.range(), search.buckets());
    Map<List<String>, List<Line>> kinds = new HashMap<>();
    for (Line each : matching) {
      kinds.computeIfAbsent(each.signature().fixed(), _ -> new ArrayList<>()).add(each);
    }
    List<SignatureGroup> all =
        kinds.values().stream().map(each -> group(each, scale)).sorted(LARGEST_FIRST).toList();
    List<SignatureGroup> shown = all.stream().limit(search.groups()).toList();
    return new Answer.Found<>(
        new SignatureGroups(
            search.range(),
            scale.millis(),
            scale.buckets().size(),
            shown,
            all.size() - shown.size(),
            matching.size() - shown.stream().mapToLong(SignatureGroup::count).sum(),
            matching.size(),
            matching.size(),
            OptionalLong.empty(),
            false,
            Long.MAX_VALUE));
  }

  /** Lines of one kind, the oldest first. */
  private static SignatureGroup group(List<Line> kind, Scale scale) {
    Line newest = kind.getLast();
    LogRecord record = newest.record();
    boolean alone =
        kind.stream().allMatch(each -> each.record().service().equals(record.service()));
    return new SignatureGroup(
        newest.signature().text(),
        newest.signature().text(shared(kind)),
        kind.size(),
        kind.stream().map(Line::severity).max(Comparator.naturalOrder()).orElseThrow(),
        alone ? Optional.of(record.service()) : Optional.empty(),
        kind.getFirst().timeMillis(),
        newest.timeMillis(),
        scale.buckets().stream().map(each -> (long) within(each, kind).size()).toList(),
        new ExampleLine(newest.id(), record.service(), record.body(), false));
  }

  /** The values that are the same in all lines; null for the others. */
  private static @Nullable String[] shared(List<Line> kind) {
    @Nullable String[] values = kind.getLast().signature().values().toArray(String[]::new);
    for (int i = 0; i < values.length; i++) {
      int at = i;
      if (kind.stream().map(each -> each.signature().values().get(at)).distinct().count() > 1) {
        values[i] = null;
      }
    }
    return values;
  }

  private Optional<Line> line(String id) {
    return lines.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Answer<Optional<LogEntry>> find(String id) {
    return new Answer.Found<>(line(id).map(Line::entry));
  }

  @Override
  public Answer<Optional<LogContext>> context(String id, int before, int after) {
    return new Answer.Found<>(line(id).map(each -> context(each, before, after)));
  }

  private LogContext context(Line found, int before, int after) {
    String service = found.record().service();
    List<Line> same =
        lines.stream()
            .filter(each -> service.isEmpty() || each.record().service().equals(service))
            .toList();
    int at = same.indexOf(found);
    return new LogContext(
        entries(same.subList(Math.max(0, at - before), at)),
        found.entry(),
        entries(same.subList(at + 1, Math.min(same.size(), at + 1 + after))),
        false);
  }
}
