package dev.headroom.query;

import static dev.headroom.storage.logs.Pages.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import dev.headroom.model.TimeRange;
import dev.headroom.query.LineAnswer.Line;
import dev.headroom.query.LineQuery.Against;
import dev.headroom.query.LineQuery.Combination;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.select.Selector;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static final long NOW = 1_767_225_600_000L;
  private static final TimeRange MINUTES = new TimeRange(NOW - 600_000, NOW);

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private final LineReader reader = new LineReader(head);

  /** Samples each ten seconds of the last ten minutes, the first of {@code from}. */
  private void push(double from, double step, String... labels) {
    long[] times = new long[61];
    double[] values = new double[61];
    for (int i = 0; i < times.length; i++) {
      times[i] = NOW - 600_000 + 10_000L * i;
      values[i] = from + step * i;
    }
    head.apply(NOW, List.of(new SeriesData.Floats(Labels.of(labels), times, values)), List.of());
  }

  private LineAnswer read(String first, Optional<Against> against, Measure measure, String... by) {
    LineQuery query =
        new LineQuery(Selector.parse(first), against, measure, List.of(by), MINUTES, 3);
    return found(reader.read(query));
  }

  private static Optional<Against> over(String selector) {
    return Optional.of(new Against(Combination.RATIO, Selector.parse(selector)));
  }

  @Test
  void a_gauge_is_told_as_it_stands_the_largest_line_first() {
    push(3, 0, "__name__", "version", "instance", "a");
    push(7, 0, "__name__", "version", "instance", "b");
    LineAnswer answer = read("version", Optional.empty(), Measure.LATEST, "instance");
    assertThat(answer.lines()).extracting(Line::latest).containsExactly(7.0, 3.0);
    assertThat(answer.lines().getFirst().labels()).isEqualTo(Map.of("instance", "b"));
    assertThat(answer.lines().getFirst().values()).hasSize(60).containsOnly(7.0);
    assertThat(answer.endsMillis()[59]).isEqualTo(NOW);
    assertThat(answer.newestMillis()).hasValue(NOW);
    assertThat(answer.more()).isZero();
  }

  @Test
  void lines_that_no_label_tells_apart_add_up() {
    push(3, 0, "__name__", "waiting", "instance", "a");
    push(7, 0, "__name__", "waiting", "instance", "b");
    assertThat(read("waiting", Optional.empty(), Measure.LATEST).lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.labels()).isEmpty();
          assertThat(line.latest()).isEqualTo(10);
        });
    assertThat(read("waiting", Optional.empty(), Measure.LATEST, "zone").lines())
        .singleElement()
        .satisfies(line -> assertThat(line.labels()).isEqualTo(Map.of("zone", "")));
  }

  @Test
  void a_counter_grows_by_so_much_in_a_second() {
    push(1_000, 50, "__name__", "writes_total", "instance", "a");
    push(5, 25, "__name__", "writes_total", "instance", "b");
    LineAnswer answer = read("writes_total", Optional.empty(), Measure.RATE);
    assertThat(answer.lines().getFirst().latest()).isCloseTo(7.5, within(1e-9));
    assertThat(answer.lines().getFirst().values()[30]).isCloseTo(7.5, within(1e-9));
    assertThat(answer.unit()).isEmpty();
  }

  @Test
  void a_steady_counter_is_a_level_line_however_often_it_is_sent() {
    for (long everyMillis : new long[] {7_000, 15_000, 60_000, 90_000}) {
      Head sent = new Head(HeadConfig.defaults(), new CollectorRegistry());
      int samples = (int) (900_000 / everyMillis);
      long[] times = new long[samples];
      double[] values = new double[samples];
      for (int i = 0; i < samples; i++) {
        times[i] = NOW - 900_000 + 3_000 + everyMillis * i;
        values[i] = 100 + 2 * everyMillis / 1_000.0 * i;
      }
      Labels labels = Labels.of("__name__", "steady_total");
      sent.apply(NOW, List.of(new SeriesData.Floats(labels, times, values)), List.of());
      LineQuery query =
          new LineQuery(
              Selector.parse("steady_total"),
              Optional.empty(),
              Measure.RATE,
              List.of(),
              MINUTES,
              3);
      Line line = found(new LineReader(sent).read(query)).lines().getFirst();
      assertThat(line.latest()).as("every %d ms", everyMillis).isCloseTo(2, within(1e-9));
      assertThat(line.values())
          .as("every %d ms", everyMillis)
          .containsOnly(new double[] {2}, within(1e-9));
    }
  }

  @Test
  void increments_that_came_once_and_then_often_are_told_by_the_last_minute() {
    long[] times = new long[7];
    double[] values = new double[7];
    times[0] = NOW - 240_000;
    values[0] = 1;
    for (int i = 1; i < times.length; i++) {
      times[i] = NOW - 30_000 + 5_000L * (i - 1);
      values[i] = 50;
    }
    Labels labels = Labels.of("__name__", "errors_total");
    head.apply(NOW, List.of(new SeriesData.Increments(labels, times, values)), List.of());
    Line line = read("errors_total", Optional.empty(), Measure.RATE).lines().getFirst();
    assertThat(line.latest()).isCloseTo(300 / 60.0, within(1e-9));
    LineQuery later =
        new LineQuery(
            Selector.parse("errors_total"),
            Optional.empty(),
            Measure.RATE,
            List.of(),
            new TimeRange(NOW, NOW + 90_000),
            1);
    assertThat(found(reader.read(later)).lines().getFirst().latest()).isZero();
  }

  @Test
  void growth_is_told_against_the_growth_of_the_same_labels() {
    push(0, 500, "__name__", "lookups_total", "caller", "feed");
    push(0, 10, "__name__", "requests_total", "caller", "feed");
    push(0, 40, "__name__", "lookups_total", "caller", "fraud");
    push(0, 8, "__name__", "requests_total", "caller", "fraud");
    push(0, 9, "__name__", "lookups_total", "caller", "nobody");
    LineAnswer answer = read("lookups_total", over("requests_total"), Measure.RATE, "caller");
    assertThat(answer.lines())
        .extracting(line -> line.labels().get("caller") + " " + line.latest())
        .containsExactly("feed 50.0", "fraud 5.0");
    assertThat(read("lookups_total", over("requests_total"), Measure.RATE).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.latest()).isCloseTo(549 / 18.0, within(1e-9)));
  }

  @Test
  void nothing_is_divided_by_nothing_and_a_difference_is_one() {
    push(4, 0, "__name__", "busy");
    push(0, 0, "__name__", "size");
    assertThat(read("busy", over("size"), Measure.LATEST).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.latest()).isNaN());
    Optional<Against> less =
        Optional.of(new Against(Combination.DIFFERENCE, Selector.parse("size")));
    assertThat(read("busy", less, Measure.LATEST).lines().getFirst().latest()).isEqualTo(4);
  }

  @Test
  void what_ended_or_came_long_ago_is_not_known() {
    head.apply(
        NOW,
        List.of(
            new SeriesData.Floats(
                Labels.of("__name__", "old"), new long[] {NOW - 400_000}, new double[] {1}),
            new SeriesData.Floats(
                Labels.of("__name__", "ended"),
                new long[] {NOW - 60_000, NOW - 30_000},
                new double[] {1, Double.NaN})),
        List.of());
    assertThat(read("old", Optional.empty(), Measure.LATEST).lines().getFirst().latest()).isNaN();
    Line ended = read("ended", Optional.empty(), Measure.LATEST).lines().getFirst();
    assertThat(ended.latest()).isNaN();
    assertThat(ended.values()[55]).isEqualTo(1);
    assertThat(read("nothing", Optional.empty(), Measure.RATE).lines()).isEmpty();
  }

  @Test
  void further_lines_are_counted_and_the_unit_is_the_senders() {
    for (int i = 0; i < 5; i++) {
      push(i, 0, "__name__", "age_seconds", "partition", "" + i);
    }
    head.apply(
        NOW,
        List.of(),
        List.of(
            new MetricMetadata(
                "age_seconds", MetricMetadata.MetricKind.GAUGE, "s", "how old", "age_seconds")));
    LineAnswer answer = read("age_seconds", Optional.empty(), Measure.LATEST, "partition");
    assertThat(answer.lines()).hasSize(3);
    assertThat(answer.more()).isEqualTo(2);
    assertThat(answer.unit()).isEqualTo("s");
  }

  @Test
  void more_series_than_may_be_added_up_are_refused_with_their_number() {
    List<SeriesData> many = new ArrayList<>();
    for (int i = 0; i <= 20_000; i++) {
      many.add(
          new SeriesData.Floats(
              Labels.of("__name__", "many", "i", "" + i), new long[] {NOW - 1}, new double[] {1}));
    }
    head.apply(NOW, many, List.of());
    LineQuery query =
        new LineQuery(
            Selector.parse("many"), Optional.empty(), Measure.LATEST, List.of(), MINUTES, 1);
    assertThat(reader.read(query))
        .isEqualTo(
            new Answer.Refused<>(
                "20001 matching series are more than 20000; add a label to the selector"));
    assertThat(read("many{i=~\"1.*\"}", Optional.empty(), Measure.LATEST).lines()).hasSize(1);
  }

  @Test
  void more_than_can_be_shown_cannot_be_asked_for() {
    Selector any = Selector.parse("a");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LineQuery(any, Optional.empty(), Measure.RATE, List.of(), MINUTES, 51));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new LineQuery(
                any,
                Optional.empty(),
                Measure.RATE,
                List.of("a", "b", "c", "d", "e", "f"),
                MINUTES,
                5));
  }
}
