package dev.headroom.storage.logs;

import static dev.headroom.storage.Sample.DAY;
import static dev.headroom.storage.Sample.NOON;
import static dev.headroom.storage.Sample.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Answer;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.storage.logs.LogStore.LogContext;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every log store promises. */
public abstract class LogStoreContract {
  private static final TimeRange HOUR = new TimeRange(NOON - 1_800_000, NOON + 1_800_000);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  public abstract LogStore store();

  /** An id as the store gives them out, of a record from noon that it does not hold. */
  public abstract String unknownId();

  /** Stores a batch of records received at noon and makes them visible. */
  public abstract void store(LogRecord... records) throws IOException;

  @Test
  void findsNothingInNothing() throws IOException {
    LogPage page = page(new All(), HOUR, 10, Optional.empty());
    assertThat(page.records()).isEmpty();
    assertThat(page.nextCursor()).isEmpty();
    assertThat(page.partial()).isFalse();
    assertThat(counts(new All(), HOUR, 2).buckets())
        .allSatisfy(bucket -> assertThat(bucket.counts().values()).containsOnly(0L));
  }

  @Test
  void returnsEveryPartOfARecord() throws IOException {
    LogRecord whole =
        new LogRecord(
            NOON * 1_000_000 + 123_456,
            "checkout",
            18,
            "Zahlung abgelehnt \u2014 \ud83d\ude80\n\tat Pay.java:12",
            TRACE,
            "00f067aa0ba902b7",
            Map.of("host", "web-1", "empty", "", "k\u00e4se", "\u00fc"));
    LogRecord bare = new LogRecord(NOON * 1_000_000, "", 0, "", "", "", Map.of());
    store(whole, bare);
    assertThat(page(new All(), HOUR, 10, Optional.empty()).records())
        .extracting(LogEntry::record)
        .containsExactly(bare, whole);
  }

  @Test
  void ordersByTimeThenByArrivalNewestFirst() throws IOException {
    store(record(NOON, "b"), record(NOON + 5, "d"), record(NOON - 5, "a"));
    store(record(NOON, "c"));
    assertThat(bodies("", HOUR, 10)).containsExactly("d", "c", "b", "a");
  }

  @Test
  void takesRangesAsHalfOpen() throws IOException {
    store(record(NOON - 1, "before"), record(NOON, "first"), record(NOON + 9, "last"));
    store(record(NOON + 10, "after"));
    assertThat(bodies("", new TimeRange(NOON, NOON + 10), 10)).containsExactly("last", "first");
    assertThat(bodies("", new TimeRange(NOON, NOON), 10)).isEmpty();
  }

  @Test
  void pagesThroughTiesWithoutGapsOrRepeats() throws IOException {
    for (int batch = 0; batch < 5; batch++) {
      int from = batch * 20;
      store(
          IntStream.range(from, from + 20)
              .mapToObj(i -> record(NOON + i / 50, "r" + i))
              .toArray(LogRecord[]::new));
    }
    List<String> expected =
        IntStream.iterate(99, i -> i >= 0, i -> i - 1).mapToObj(i -> "r" + i).toList();
    for (int limit : new int[] {1, 7, 100, 1_000}) {
      assertThat(bodies("", HOUR, limit)).isEqualTo(expected);
    }
  }

  @Test
  void keepsACursorValidWhileRecordsArrive() throws IOException {
    store(record(NOON, "a"), record(NOON + 1, "b"), record(NOON + 1, "c"), record(NOON + 2, "d"));
    LogPage first = page(new All(), HOUR, 2, Optional.empty());
    store(
        record(NOON + 3, "newer"),
        record(NOON + 1, "as new as the last"),
        record(NOON - 1, "older"));
    LogPage second = page(new All(), HOUR, 10, first.nextCursor());
    assertThat(first.records())
        .extracting(entry -> entry.record().body())
        .containsExactly("d", "c");
    assertThat(second.records())
        .extracting(entry -> entry.record().body())
        .containsExactly("b", "a", "older");
  }

  @Test
  void goesThroughDaysAsOne() throws IOException {
    store(record(NOON - DAY, "yesterday"), record(NOON, "today"), record(NOON - 3 * DAY, "before"));
    TimeRange week = new TimeRange(NOON - 7 * DAY, NOON + DAY);
    assertThat(bodies("", week, 1)).containsExactly("today", "yesterday", "before");
    long midnight = NOON - DAY / 2;
    store(record(midnight - 1, "last of the day"), record(midnight, "first of the day"));
    assertThat(bodies("", new TimeRange(midnight - 1, midnight + 1), 10))
        .containsExactly("first of the day", "last of the day");
  }

  @Test
  void looksUpATraceAcrossDays() throws IOException {
    store(
        record(NOON - DAY, "checkout", 9, "begun", TRACE, Map.of()),
        record(NOON, "payment", 17, "done", TRACE, Map.of()),
        record(NOON, "payment", 17, "another", TRACE.replace('4', '5'), Map.of()));
    TimeRange week = new TimeRange(NOON - 7 * DAY, NOON + DAY);
    assertThat(bodies("trace:" + TRACE, week, 10)).containsExactly("done", "begun");
  }

  @Test
  void refusesACursorItNeverGave() throws IOException {
    for (String cursor : List.of("", "x", "AAAA", "%%%")) {
      assertThat(store().search(new LogSearch(new All(), HOUR, 10, Optional.of(cursor))))
          .isInstanceOf(Answer.Refused.class);
    }
  }

  @Test
  void boundsTheLimit() {
    for (int limit : new int[] {0, -1, 1_001}) {
      assertThatThrownBy(() -> new LogSearch(new All(), HOUR, limit, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void countsByTimeAndSeverity() throws IOException {
    TimeRange range = new TimeRange(NOON, NOON + 100);
    store(
        record(NOON - 1, "s", 9, "outside"),
        record(NOON, "s", 0, "not given counts as info"),
        record(NOON + 49, "s", 12, "info"),
        record(NOON + 50, "s", 17, "error"),
        record(NOON + 99, "s", 20, "error"),
        record(NOON + 99, "s", 1, "trace"),
        record(NOON + 100, "s", 24, "outside"));
    LogHistogram histogram = counts(new All(), range, 2);
    assertThat(histogram.bucketMillis()).isEqualTo(50);
    assertThat(histogram.buckets())
        .extracting(LogHistogram.Bucket::fromMillis)
        .containsExactly(NOON, NOON + 50);
    assertThat(histogram.buckets().getFirst().counts())
        .containsEntry(Severity.INFO, 2L)
        .containsEntry(Severity.ERROR, 0L);
    assertThat(histogram.buckets().getLast().counts())
        .containsEntry(Severity.TRACE, 1L)
        .containsEntry(Severity.ERROR, 2L)
        .containsEntry(Severity.FATAL, 0L);
    assertThat(histogram.partial()).isFalse();
  }

  @Test
  void dividesAnyRangeIntoAtMostTheBucketsAskedFor() throws IOException {
    store(record(NOON + 9, "last"));
    LogHistogram uneven = counts(new All(), new TimeRange(NOON, NOON + 10), 4);
    assertThat(uneven.bucketMillis()).isEqualTo(3);
    assertThat(uneven.buckets()).hasSize(4);
    assertThat(uneven.buckets().getLast().counts()).containsEntry(Severity.INFO, 1L);
    assertThat(counts(new All(), new TimeRange(NOON, NOON + 2), 1_500).buckets()).hasSize(2);
    assertThat(counts(new All(), new TimeRange(NOON, NOON), 10).buckets()).isEmpty();
    for (int buckets : new int[] {0, 1_501}) {
      assertThatThrownBy(() -> store().histogram(new All(), HOUR, buckets))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void countsOnlyWhatMatches() throws IOException {
    store(record(NOON, "a", 17, "timeout"), record(NOON, "b", 17, "refused"));
    LogHistogram histogram = counts(Pages.parsed("timeout"), HOUR, 1);
    assertThat(histogram.buckets().getFirst().counts()).containsEntry(Severity.ERROR, 1L);
  }

  @Test
  void findsARecordByItsId() throws IOException {
    store(record(NOON, "a"), record(NOON, "b"), record(NOON + 1, "c"));
    for (LogEntry entry : page(new All(), HOUR, 10, Optional.empty()).records()) {
      assertThat(Pages.found(store().find(entry.id()))).contains(entry);
    }
    for (String unknown : List.of("", "nonsense", unknownId())) {
      assertThat(Pages.found(store().find(unknown))).isEmpty();
    }
  }

  @Test
  void showsWhatAServiceSaidAround() throws IOException {
    for (int i = 0; i < 10; i++) {
      store(record(NOON + i / 2, "a", 9, "a" + i), record(NOON + i / 2, "b", 9, "b" + i));
    }
    String id = page(Pages.parsed("a5"), HOUR, 1, Optional.empty()).records().getFirst().id();
    LogContext context = Pages.found(store().context(id, 3, 100)).orElseThrow();
    assertThat(context.before())
        .extracting(e -> e.record().body())
        .containsExactly("a2", "a3", "a4");
    assertThat(context.entry().record().body()).isEqualTo("a5");
    assertThat(context.after())
        .extracting(e -> e.record().body())
        .containsExactly("a6", "a7", "a8", "a9");
    assertThat(Pages.found(store().context("nonsense", 1, 1))).isEmpty();
    assertThat(Pages.found(store().context(id, 0, 0)).orElseThrow().before()).isEmpty();
  }

  @Test
  void groupsLinesByWhatTheyHaveInCommon() throws IOException {
    store(
        record(NOON - 1, "api", 21, "shard 11 gone after 7 ms"),
        record(NOON, "api", 17, "shard 11 gone after 30 ms"),
        record(NOON + 10, "api", 13, "shard 11 gone after 9 ms"),
        record(NOON + 19, "api", 9, "shard 11 gone after 12 ms"),
        record(NOON + 5, "api", 13, "user 7 unknown"),
        record(NOON + 7, "web", 13, "user 8 unknown\n\tat Users.java:12"),
        record(NOON + 3, "web", 0, "started"),
        record(NOON + 20, "api", 24, "shard 11 gone after 1 ms"));
    SignatureGroups found = signatures(new TimeRange(NOON, NOON + 20), 2, 4);
    assertThat(found.bucketMillis()).isEqualTo(5);
    assertThat(found.groups())
        .containsExactly(
            group(
                "shard <*> gone after <*> ms",
                "shard 11 gone after <*> ms",
                List.of(1L, 0L, 1L, 1L),
                Severity.ERROR,
                Optional.of("api"),
                new TimeRange(NOON, NOON + 19),
                example("api", "shard 11 gone after 12 ms")),
            group(
                "user <*> unknown",
                "user <*> unknown",
                List.of(0L, 2L, 0L, 0L),
                Severity.WARN,
                Optional.empty(),
                new TimeRange(NOON + 5, NOON + 7),
                example("web", "user 8 unknown\n\tat Users.java:12")));
    assertThat(found.otherGroups()).isEqualTo(1);
    assertThat(found.otherLines()).isEqualTo(1);
    assertThat(found.matched()).isEqualTo(6);
    assertThat(found.examined()).isEqualTo(6);
    assertThat(found.examinedFromMillis()).isEmpty();
    assertThat(found.partial()).isFalse();
  }

  private ExampleLine example(String service, String body) throws IOException {
    String first = body.lines().findFirst().orElseThrow();
    LogQuery line = Pages.parsed("service:" + service + " AND \"" + first + "\"");
    String id = page(line, HOUR, 1, Optional.empty()).records().getFirst().id();
    return new ExampleLine(id, service, body, false);
  }

  private static SignatureGroup group(
      String signature,
      String text,
      List<Long> counts,
      Severity severity,
      Optional<String> service,
      TimeRange seen,
      ExampleLine example) {
    return new SignatureGroup(
        signature,
        text,
        counts.stream().mapToLong(Long::longValue).sum(),
        severity,
        service,
        seen.fromMillis(),
        seen.toMillis(),
        counts,
        example);
  }

  @Test
  void groupsAcrossDaysAndNothingInNothing() throws IOException {
    assertThat(signatures(HOUR, 10, 5).groups()).isEmpty();
    assertThat(signatures(new TimeRange(NOON, NOON), 10, 5).buckets()).isZero();
    store(record(NOON - DAY, "try 1"), record(NOON, "try 2"), record(NOON - 3 * DAY, "try 3"));
    SignatureGroups found = signatures(new TimeRange(NOON - 7 * DAY, NOON + DAY), 10, 8);
    assertThat(found.groups()).hasSize(1);
    assertThat(found.groups().getFirst().counts()).containsExactly(0L, 0L, 0L, 0L, 1L, 0L, 1L, 1L);
    assertThat(found.groups().getFirst().text()).isEqualTo("try <*>");
  }

  private SignatureGroups signatures(TimeRange range, int groups, int buckets) throws IOException {
    return Pages.found(store().signatures(new SignatureSearch(new All(), range, groups, buckets)));
  }

  private LogPage page(LogQuery query, TimeRange range, int limit, Optional<String> cursor)
      throws IOException {
    return Pages.page(store(), new LogSearch(query, range, limit, cursor));
  }

  private LogHistogram counts(LogQuery query, TimeRange range, int buckets) throws IOException {
    return Pages.found(store().histogram(query, range, buckets));
  }

  private List<String> bodies(String query, TimeRange range, int limit) throws IOException {
    return Pages.bodies(store(), Pages.parsed(query), range, limit);
  }
}
