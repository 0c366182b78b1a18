package dev.headroom.logs;

import static dev.headroom.storage.Sample.DAY;
import static dev.headroom.storage.Sample.NOON;
import static dev.headroom.storage.Sample.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.logs.index.LogsConfig;
import dev.headroom.model.LogRecord;
import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery.All;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogHistogram;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStore.LogEntry;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.Pages;
import dev.headroom.storage.logs.SignatureGroups;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index does with too much, too large, too early and too late. */
class LogIndexLimitsTest {
  @TempDir Path path;
  private final FakeLog log = new FakeLog();

  @Test
  void takesMonstrousRecords() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < 500; i++) {
        attributes.put("key" + i + "k".repeat(i), "v".repeat(200 * i % 40_000));
      }
      LogRecord monster =
          Sample.record(
              NOON,
              "s".repeat(70_000),
              99,
              "x".repeat(300_000) + " tail",
              "t".repeat(40_000),
              attributes);
      log.push(open.index, NOON, monster, record(NOON, "next"));
      assertThat(open.bodies()).hasSize(2).contains("next");
      assertThat(open.bodies("tail")).isEmpty();
      assertThat(open.bodies("level:fatal")).hasSize(1);
      assertThat(open.metric("clipped_total", "what", "body")).isEqualTo(1);
    }
  }

  @Test
  void filesImplausibleTimesUnderTheirReceipt() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(
          open.index,
          NOON,
          record(NOON + 3_600_000, "soon enough"),
          record(NOON + 3_600_001, "too far in future"),
          record(NOON - 14 * DAY, "old enough"),
          record(NOON - 14 * DAY - 1, "too old"),
          record(0, "no time at all"));
      List<LogEntry> now = Pages.all(refreshed(open), new All(), new TimeRange(NOON, NOON + 1), 10);
      assertThat(now)
          .extracting(entry -> entry.record().body())
          .containsExactly("no time at all", "too old", "too far in future");
      assertThat(now)
          .extracting(entry -> entry.record().attributes().get("ts_original"))
          .containsExactly(
              "1970-01-01T00:00:00Z", "2026-06-17T11:59:59.999Z", "2026-07-01T13:00:00.001Z");
      assertThat(open.bodies()).hasSize(5);
      assertThat(open.metric("clipped_total", "what", "time")).isEqualTo(3);
    }
  }

  @Test
  void endsAPageEarlyWhenItsRecordsAreLarge() throws IOException {
    try (OpenIndex open = new OpenIndex(path, config(2, 16, 10_000))) {
      String large = "x".repeat(4_000);
      for (int i = 0; i < 7; i++) {
        log.push(open.index, NOON, record(NOON + i, i + " " + large));
      }
      LogPage page =
          Pages.page(
              refreshed(open), new LogSearch(new All(), OpenIndex.ALWAYS, 100, Optional.empty()));
      assertThat(page.records()).hasSize(3);
      assertThat(page.nextCursor()).isPresent();
      assertThat(open.bodies()).hasSize(7);
    }
  }

  @Test
  void answersInPartWhenTimeRunsOutAndGoesOnFromThere() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(
          open.index,
          NOON,
          IntStream.range(0, 500)
              .mapToObj(i -> record(NOON + i, "r" + i))
              .toArray(LogRecord[]::new));
      open.index.refresh();
      LogPage none = slow(open, Optional.empty());
      assertThat(none.partial()).isTrue();
      assertThat(none.records()).isEmpty();
      assertThat(open.metric("searches_total", "outcome", "partial")).isEqualTo(1);
      LogPage rest =
          Pages.page(
              open.index, new LogSearch(new All(), OpenIndex.ALWAYS, 1_000, none.nextCursor()));
      assertThat(rest.records()).hasSize(500);
      assertThat(rest.partial()).isFalse();
    }
  }

  /** Wherever in a page time runs out, and also among records of one moment. */
  @Test
  void pagesThatRanOutOfTimeNeitherSkipNorRepeat() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      int records = 60;
      for (int i = 0; i < records; i++) {
        log.push(open.index, NOON, record(NOON - i / 40 * DAY - i / 7, "r" + i));
      }
      open.index.refresh();
      List<String> expected = Pages.bodies(open.index, new All(), OpenIndex.ALWAYS, 1_000);
      assertThat(expected).hasSize(records);
      for (int looks = 1; looks < 100; looks++) {
        assertThat(bodiesInHaste(open, looks)).as("%d looks", looks).isEqualTo(expected);
      }
    }
  }

  /** Every other page runs out of time when the index has looked at its clock so many times. */
  private static List<String> bodiesInHaste(OpenIndex open, int looks) throws IOException {
    List<String> bodies = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    boolean haste = false;
    do {
      open.nanosPerLook.set(haste ? Duration.ofSeconds(10).toNanos() / looks + 1 : 0);
      LogPage page = Pages.page(open.index, new LogSearch(new All(), OpenIndex.ALWAYS, 5, cursor));
      page.records().forEach(entry -> bodies.add(entry.record().body()));
      cursor = page.nextCursor();
      haste = !haste;
    } while (cursor.isPresent() && bodies.size() < 1_000);
    open.nanosPerLook.set(0);
    return bodies;
  }

  @Test
  void marksCountsAsPartialWhenTimeRunsOut() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON, "a"));
      open.index.refresh();
      expireOnEveryLook(open);
      LogHistogram histogram =
          Pages.found(open.index.histogram(new All(), new TimeRange(NOON, NOON + 10), 5));
      assertThat(histogram.partial()).isTrue();
    }
  }

  @Test
  void groupsTheNewestLinesWhereThereAreTooMany() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      int more = 7;
      int lines = OpenIndex.SIGNATURE_LINES_MAX + more;
      log.push(
          open.index,
          NOON,
          IntStream.range(0, lines)
              .mapToObj(i -> record(NOON + i, i < more ? "old" : "try " + i))
              .toArray(LogRecord[]::new));
      SignatureGroups cut = signatures(open, new TimeRange(NOON, NOON + lines));
      assertThat(cut.matched()).isEqualTo(lines);
      assertThat(cut.examined()).isEqualTo(OpenIndex.SIGNATURE_LINES_MAX);
      assertThat(cut.examinedFromMillis()).hasValue(NOON + more);
      assertThat(cut.groups()).extracting(SignatureGroup::text).containsExactly("try <*>");
      assertThat(cut.partial()).isFalse();
      assertThat(open.metric("signatures_cut_total")).isEqualTo(1);

      SignatureGroups whole = signatures(open, new TimeRange(NOON + more, NOON + lines));
      assertThat(whole.matched()).isEqualTo(OpenIndex.SIGNATURE_LINES_MAX);
      assertThat(whole.examinedFromMillis()).isEmpty();
      assertThat(open.metric("signatures_cut_total")).isEqualTo(1);
      assertThat(open.metric("signature_lines_total")).isEqualTo(2 * OpenIndex.SIGNATURE_LINES_MAX);
    }
  }

  @Test
  void marksGroupsAsPartialWhenTimeRunsOut() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON, "a"));
      open.index.refresh();
      expireOnEveryLook(open);
      SignatureGroups late = signatures(open, OpenIndex.ALWAYS);
      assertThat(late.partial()).isTrue();
      assertThat(late.groups()).isEmpty();
      assertThat(late.examinedFromMillis()).isEmpty();
    }
  }

  @Test
  void keepsOnlyTheBeginningOfALongExample() throws IOException {
    try (OpenIndex open = new OpenIndex(path)) {
      log.push(open.index, NOON, record(NOON, "x".repeat(150_000)));
      ExampleLine example = signatures(open, OpenIndex.ALWAYS).groups().getFirst().example();
      assertThat(example.truncated()).isTrue();
      assertThat(example.body()).isEqualTo("x".repeat(1_000) + "\u2026");
    }
  }

  private SignatureGroups signatures(OpenIndex open, TimeRange range) throws IOException {
    return Pages.found(refreshed(open).signatures(new SignatureSearch(new All(), range, 10, 10)));
  }

  private LogStore refreshed(OpenIndex open) {
    open.index.refresh();
    return open.index;
  }

  private static LogPage slow(OpenIndex open, Optional<String> cursor) throws IOException {
    expireOnEveryLook(open);
    try {
      return Pages.page(open.index, new LogSearch(new All(), OpenIndex.ALWAYS, 1_000, cursor));
    } finally {
      open.nanosPerLook.set(0);
    }
  }

  /** Eleven seconds pass each time the index looks at its clock. */
  private static void expireOnEveryLook(OpenIndex open) {
    open.nanosPerLook.set(Duration.ofSeconds(11).toNanos());
  }

  private static LogsConfig config(int atOnce, int waiting, long pageBytes) {
    return OpenIndex.config(14, 4L << 30, 2L << 30, atOnce, waiting, pageBytes, Duration.ofDays(1));
  }
}
