package dev.headroom.runbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.LineQuery.Against;
import dev.headroom.query.LineQuery.Combination;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.runbook.live.LiveQuery.BlockRange;
import dev.headroom.runbook.live.LiveQuery.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveQueryTest {
  private static final Instant START = Instant.parse("2026-11-28T03:00:00Z");

  private static LiveQuery read(String info, String source) {
    LiveBlock block =
        new LiveBlock(info.split(" ", 2)[0], FenceAttributes.parse(info), source + "\n");
    return LiveQuery.of(block, source);
  }

  @Test
  void each_kind_reads_its_attributes() {
    assertThat(read("slo { live=slo events=deploy }", "a")).isEqualTo(new LiveQuery.Slo("a"));
    assertThat(read("promql { live=percentiles q=0.5,0.9 range=-30m warn=1 step=1m }", "up"))
        .isInstanceOfSatisfying(
            LiveQuery.Percentiles.class,
            query -> {
              assertThat(query.quantiles()).containsExactly(0.5, 0.9);
              assertThat(query.step()).contains(Duration.ofMinutes(1));
            });
    assertThat(read("promql { live=value expect=\"< 0.2\" q=0.9 for=10m unit=s }", "up"))
        .isInstanceOfSatisfying(
            LiveQuery.Value.class,
            query -> {
              assertThat(query.quantile()).isEqualTo(0.9);
              assertThat(query.over()).isEqualTo(Duration.ofMinutes(10));
              assertThat(query.unit()).contains(Unit.SECONDS);
              assertThat(query.expectation()).contains(Expectation.parse("< 0.2"));
            });
    assertThat(read("promql { live=series show=rate by=a,b top=7 }", "up{x=\"a / b\"} / down"))
        .isInstanceOfSatisfying(
            LiveQuery.SeriesLines.class,
            query -> {
              assertThat(query.selector()).hasToString("{__name__=\"up\",x=\"a / b\"}");
              assertThat(query.against()).map(Against::operator).contains(Combination.RATIO);
              assertThat(query.against().orElseThrow().selector())
                  .hasToString("{__name__=\"down\"}");
              assertThat(query.measure()).isEqualTo(Measure.RATE);
              assertThat(query.by()).containsExactly("a", "b");
              assertThat(query.linesMax()).isEqualTo(7);
            });
    assertThat(read("promql { live=series }", "a-b"))
        .isInstanceOfSatisfying(
            LiveQuery.SeriesLines.class,
            query ->
                assertThat(query.against())
                    .map(Against::operator)
                    .contains(Combination.DIFFERENCE));
    assertThat(read("lucene { live=logs range=-2m limit=10 expect=none }", "service:a"))
        .isInstanceOfSatisfying(
            LiveQuery.Logs.class,
            query -> {
              assertThat(query.limit()).isEqualTo(10);
              assertThat(query.expectNone()).isTrue();
              assertThat(query.bySignature()).isFalse();
            });
    assertThat(read("lucene { live=logs group=signature }", "service:a"))
        .isInstanceOfSatisfying(
            LiveQuery.Logs.class, query -> assertThat(query.bySignature()).isTrue());
    assertThat(read("logql { live=logs }", "x")).isEqualTo(new LiveQuery.Unsupported());
    assertThat(read("promql { live=chart }", "x")).isEqualTo(new LiveQuery.Unsupported());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          slo { live=slo }                         | a\\nb        | the name of one objective
          promql { live=percentiles }              | rate(a[5m])   | no functions or operators
          promql { live=percentiles q=2 }          | up            | a quantile is 0 to 1: 2
          promql { live=percentiles q=x }          | up            | a quantile is 0 to 1: x
          promql { live=percentiles range=1h }     | up            | range is not like -15m
          promql { live=percentiles range=-1y }    | up            | not a duration
          promql { live=percentiles range=-40d }   | up            | further than 31d
          promql { live=percentiles range=-1m..-2m } | up          | ends before it begins
          promql { live=percentiles step=1s }      | up            | step is at least 10s
          promql { live=value for=1s }             | up            | for must be 10s to 1d
          promql { live=value expect=low }         | up            | expect is not like
          promql { live=series show=mean }         | up            | show is latest or rate: mean
          promql { live=series by=a,b,c,d,e,f }    | up            | by is up to 5 names of labels
          promql { live=series by=a-b }            | up            | by is up to 5 names of labels
          promql { live=series top=51 }            | up            | top must be 1 to 50: 51
          promql { live=series }                   | a / b / c     | no functions or operators
          promql { live=series }                   | a + b         | no functions or operators
          lucene { live=logs limit=201 }           | a             | limit must be 1 to 200
          lucene { live=logs expect=some }         | a             | none only
          lucene { live=logs group=pattern }       | a             | group is signature: pattern
          lucene { live=logs }                     | (a            | query, column 1
          """)
  void what_is_wrong_is_said(String info, String source, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(info, source.replace("\\n", "\n")))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "-15m, 02:45, 04:00",
    "-2h..+10m, 01:00, 03:10",
    "-2h..-1h, 01:00, 02:00",
    "-1h..+5h, 02:00, 04:00",
    "+2h, 04:00, 04:00",
  })
  void a_range_is_around_the_start_and_ends_with_the_end(String text, String from, String to) {
    TimeRange range = BlockRange.parse(text).around(START, START.plusSeconds(3600));
    assertThat(Instant.ofEpochMilli(range.fromMillis())).isEqualTo("2026-11-28T" + from + ":00Z");
    assertThat(Instant.ofEpochMilli(range.toMillis())).isEqualTo("2026-11-28T" + to + ":00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "< 2,1,true",
    "<2,2,false",
    "<= 2,2,true",
    "> 2,2,false",
    ">= 2,2,true",
    ">1.5,2,true"
  })
  void an_expectation_compares(String text, double value, boolean met) {
    assertThat(Expectation.parse(text).metBy(value)).isEqualTo(met);
    assertThat(Optional.of(Expectation.parse(text).text())).contains(text);
  }
}
