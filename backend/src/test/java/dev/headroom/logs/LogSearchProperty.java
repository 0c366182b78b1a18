package dev.headroom.logs;

import static dev.headroom.storage.Sample.DAY;
import static dev.headroom.storage.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogField;
import dev.headroom.select.log.LogQuery;
import dev.headroom.storage.QueryOracle;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.Pages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Any query over any records finds what reading all of them finds, in the promised order. */
class LogSearchProperty {
  @RegisterExtension final Seed seed = new Seed();

  private static final List<String> WORDS =
      List.of("order", "Order", "refused", "timeout", "10.0.0.1", "user_7", "\u00e9t\u00e9", "a-b");

  private static final int QUERIES = 80;

  @TempDir Path path;

  @Test
  void findsWhatReadingEverythingFinds() throws IOException {
    Random random = seed.random();
    LogsConfig smallBlocks =
        OpenIndex.config(14, 1L << 30, 16 << 10, 2, 16, 20_000, Duration.ofDays(30));
    try (OpenIndex open = new OpenIndex(path, smallBlocks)) {
      List<LogRecord> newestFirst = fill(open, random);
      for (int i = 0; i < QUERIES; i++) {
        check(open, newestFirst, query(random, 3), range(random), 10 + random.nextInt(200));
      }
    }
  }

  private static void check(
      OpenIndex open, List<LogRecord> newestFirst, LogQuery query, TimeRange range, int limit)
      throws IOException {
    List<LogRecord> expected =
        newestFirst.stream()
            .filter(record -> range.contains(record.timeMillis()))
            .filter(record -> QueryOracle.matches(query, record))
            .toList();
    assertThat(Pages.all(open.index, query, range, limit).stream().map(LogEntry::record))
        .as("query %s range %s limit %d", query, range, limit)
        .containsExactlyElementsOf(expected);
    LogHistogram histogram = Pages.found(open.index.histogram(query, range, limit));
    Map<Severity, Long> counts = new HashMap<>();
    for (LogHistogram.Bucket bucket : histogram.buckets()) {
      TimeRange ofBucket =
          new TimeRange(bucket.fromMillis(), bucket.fromMillis() + histogram.bucketMillis());
      assertThat(bucket.counts().values().stream().mapToLong(Long::longValue).sum())
          .as("query %s bucket %s", query, ofBucket)
          .isEqualTo(expected.stream().filter(r -> ofBucket.contains(r.timeMillis())).count());
      bucket.counts().forEach((severity, count) -> counts.merge(severity, count, Long::sum));
    }
    counts.values().removeIf(count -> count == 0);
    assertThat(counts)
        .as("query %s", query)
        .isEqualTo(
            expected.stream()
                .collect(
                    Collectors.groupingBy(r -> Severity.of(r.severity()), Collectors.counting())));
  }

  /** Batches of all sizes, times out of order and often the same, commits and refreshes between. */
  private static List<LogRecord> fill(OpenIndex open, Random random) throws IOException {
    FakeLog log = new FakeLog();
    List<LogRecord> all = new ArrayList<>();
    for (int batch = 0; batch < 40; batch++) {
      List<LogRecord> records =
          Stream.generate(() -> record(random)).limit(1 + random.nextInt(20)).toList();
      log.push(open.index, NOON, records.toArray(LogRecord[]::new));
      all.addAll(records);
      if (random.nextInt(4) == 0) {
        open.index.refresh();
      }
      if (random.nextInt(10) == 0) {
        open.index.commit();
      }
      if (random.nextInt(20) == 0) {
        open.index.reopen();
        log.replayTo(open.index);
      }
    }
    open.index.refresh();
    return all.reversed().stream()
        .sorted(Comparator.comparingLong(LogRecord::timeMillis).reversed())
        .toList();
  }

  private static LogRecord record(Random random) {
    long time = NOON - random.nextInt(3) * DAY + random.nextInt(40) * (long) random.nextInt(2_000);
    String body =
        Stream.generate(() -> any(random, WORDS))
            .limit(random.nextInt(6))
            .collect(Collectors.joining(any(random, List.of(" ", "/", ": "))));
    Map<String, String> attributes = new HashMap<>();
    if (random.nextBoolean()) {
      attributes.put("ms", any(random, List.of("5", "12.5", "-3", "12ms", "1000")));
    }
    if (random.nextBoolean()) {
      attributes.put("path", any(random, List.of("/", "/a", "/a/b", "/A")));
    }
    return Sample.record(
        time, any(random, List.of("", "web", "worker")), random.nextInt(25), body, "", attributes);
  }

  private static LogQuery query(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      List<LogQuery> parts =
          Stream.generate(() -> query(random, depth - 1)).limit(2 + random.nextInt(2)).toList();
      return switch (random.nextInt(3)) {
        case 0 -> new LogQuery.And(parts);
        case 1 -> new LogQuery.Or(parts);
        default -> new LogQuery.Not(parts.getFirst());
      };
    }
    return leaf(random);
  }

  private static LogQuery leaf(Random random) {
    LogField.Attribute path = new LogField.Attribute("path");
    LogField.Attribute ms = new LogField.Attribute("ms");
    return switch (random.nextInt(9)) {
      case 0 -> new LogQuery.All();
      case 1 -> new LogQuery.AllWords(any(random, WORDS), 1);
      case 2 -> new LogQuery.AllWords(any(random, WORDS) + " " + any(random, WORDS), 1);
      case 3 ->
          new LogQuery.Exact(new LogField.Service(), any(random, List.of("web", "worker", "x")));
      case 4 -> new LogQuery.Present(any(random, List.of(new LogField.Service(), path, ms)));
      case 5 ->
          new LogQuery.Wildcard(
              new LogField.BodyText(), any(random, List.of("or*", "*us*", "ti??out", "user*")), 1);
      case 6 -> new LogQuery.Regex(path, any(random, List.of("/a.*", "/[aA]", ".*b")), 1);
      case 7 ->
          new LogQuery.Between(
              ms,
              Optional.of(BigDecimal.valueOf(random.nextInt(10))),
              random.nextBoolean(),
              Optional.of(BigDecimal.valueOf(1_000)),
              true);
      default -> new LogQuery.Levels(1 + random.nextInt(12), 13 + random.nextInt(12));
    };
  }

  private static TimeRange range(Random random) {
    long from = NOON - 2 * DAY + random.nextInt(10) * (DAY / 5);
    return new TimeRange(from, from + random.nextInt(3 * (int) DAY));
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
