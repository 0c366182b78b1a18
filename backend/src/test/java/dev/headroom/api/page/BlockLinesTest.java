package dev.headroom.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.view.FreshnessView;
import dev.headroom.api.view.LogPageView;
import dev.headroom.api.view.LogPageView.LogRecordView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.PercentilesView.PercentilePointView;
import dev.headroom.api.view.PercentilesView.QuantileView;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.api.view.SeriesLinesView.LineView;
import dev.headroom.api.view.SignaturesView;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockLinesTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");
  private static final FreshnessView FRESH = new FreshnessView(AT, 1.0);

  private static List<String> lines(LiveBlockView block) {
    return new BlockLines(block).lines();
  }

  /** A block that shows one of these. */
  private static LiveBlockView block(
      String problem,
      @Nullable PercentilesView percentiles,
      @Nullable LogPageView logs,
      @Nullable SignaturesView signatures,
      @Nullable SeriesLinesView series) {
    String state = problem.isEmpty() ? "ok" : "failed";
    return new LiveBlockView(
        0,
        "any",
        "x",
        state,
        problem,
        1,
        AT.minusSeconds(900),
        AT,
        null,
        percentiles,
        logs,
        signatures,
        series,
        null);
  }

  private static LiveBlockView percentiles(List<PercentilePointView> points) {
    return block(
        "",
        new PercentilesView(
            "x_seconds", "s", AT, AT, null, 1, List.of("classic"), false, null, FRESH, points),
        null,
        null,
        null);
  }

  private static LiveBlockView logs(String... bodies) {
    List<LogRecordView> records =
        List.of(bodies).stream()
            .map(body -> new LogRecordView(body, AT, "x", "WARN", 13, body, "", "", Map.of()))
            .toList();
    return block("", null, new LogPageView(records, null, false, null, FRESH), null, null);
  }

  @Test
  void a_percentile_that_nothing_bounds_from_above_is_at_least_what_is_said() {
    PercentilePointView last =
        new PercentilePointView(
            AT.minusSeconds(30),
            AT,
            9,
            0,
            List.of(
                new QuantileView(0.5, 0.0123456, 0.01, 0.025),
                new QuantileView(0.99, 0.25, 0.25, null),
                new QuantileView(0.999, null, null, null)));
    PercentilePointView first = new PercentilePointView(AT, AT, 9, 0, List.of());

    assertThat(lines(percentiles(List.of(first, last))))
        .containsExactly(
            "p50 12.3 ms", "p99 ≥ 250 ms", "p99.9 not known", "of 9, 03:06:30 to 03:07:00 UTC");
    assertThat(lines(percentiles(List.of()))).containsExactly("Nothing was measured in this time.");
  }

  @Test
  void series_are_told_by_their_labels_with_what_they_stand_at() {
    SeriesLinesView series =
        new SeriesLinesView(
            "rate",
            "1",
            List.of("caller"),
            List.of(AT),
            Collections.nCopies(9, new LineView(Map.of("caller", "feed"), 51.26, List.of())),
            0,
            FRESH);

    assertThat(lines(block("", null, null, null, series)))
        .hasSize(4)
        .containsOnly("feed: 51.3 a second");
  }

  @Test
  void lines_that_say_the_same_are_told_once() {
    assertThat(lines(logs("shard 11 gone", "shard 11 gone", "shard 3 gone")))
        .containsExactly("shard 11 gone", "shard 3 gone", "newest first, 02:52:00 to 03:07:00 UTC");
    assertThat(lines(logs())).containsExactly("No line matches, 02:52:00 to 03:07:00 UTC");
  }

  @Test
  void groups_of_lines_are_told_with_how_many_there_are_of_what_and_when_last() {
    assertThat(lines(signatures(12, 20, group(5, "WARN", "user <*> unknown"))))
        .containsExactly(
            "5× WARN: user <*> unknown, last 03:07:00",
            "7 other lines, the newest 12 of 20, the most frequent first, 02:52:00 to 03:07:00 UTC");
    assertThat(lines(signatures(5, 5, group(5, "ERROR", "shard 11 gone"))))
        .containsExactly(
            "5× ERROR: shard 11 gone, last 03:07:00",
            "the most frequent first, 02:52:00 to 03:07:00 UTC");
    assertThat(lines(signatures(0, 0)))
        .containsExactly("No line matches, 02:52:00 to 03:07:00 UTC");
  }

  private static SignaturesView.GroupView group(long count, String severity, String text) {
    return new SignaturesView.GroupView(
        text,
        text,
        count,
        1,
        severity,
        "x",
        AT,
        AT,
        List.of(count),
        new SignaturesView.ExampleView("id", "x", text, false));
  }

  private static LiveBlockView signatures(
      long examined, long matched, SignaturesView.GroupView... groups) {
    return block(
        "",
        null,
        null,
        new SignaturesView(
            AT,
            AT,
            1,
            List.of(groups),
            new SignaturesView.OthersView(0, 0),
            matched,
            examined,
            matched > examined,
            null,
            false,
            null,
            FRESH),
        null);
  }

  @Test
  void a_block_that_failed_says_why() {
    assertThat(lines(block("took longer than 2 s", null, null, null, null)))
        .containsExactly("Not known now: took longer than 2 s.");
  }
}
