package dev.headroom.query;

import dev.headroom.model.Answer;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.LineAnswer.Line;
import dev.headroom.query.LineQuery.Against;
import dev.headroom.query.LineQuery.Combination;
import dev.headroom.query.LineQuery.Measure;
import dev.headroom.query.SeriesQueries.SampleAnswer;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.SeriesSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers what series stand at, and how fast they grow. */
final class LineReader {
  private static final int STEPS_MAX = 90;
  private static final int SAMPLES_MAX = 2_000_000;

  /** Series with samples in the range that one question may add up, on each side. */
  private static final int SERIES_MAX = 20_000;

  private final SeriesSource source;
  private final SampleReader samples;

  LineReader(SeriesSource source) {
    this.source = source;
    this.samples = new SampleReader(source);
  }

  Answer<LineAnswer> read(LineQuery query) {
    Steps steps = steps(query.range());
    SampleAnswer first = samples(query.first(), steps, query.range());
    Optional<String> tooMuch = tooMuch(first);
    if (tooMuch.isPresent()) {
      return new Answer.Refused<>(tooMuch.get());
    }
    Map<Map<String, String>, Line> lines = lines(first, query, steps);
    if (query.against().isPresent()) {
      Against against = query.against().get();
      SampleAnswer second = samples(against.selector(), steps, query.range());
      tooMuch = tooMuch(second);
      if (tooMuch.isPresent()) {
        return new Answer.Refused<>(tooMuch.get());
      }
      lines = combined(lines, lines(second, query, steps), against.operator());
    }
    List<Line> sorted = new ArrayList<>(lines.values());
    sorted.sort(
        Comparator.comparingDouble((Line line) -> Double.isNaN(line.latest()) ? 1 : 0)
            .thenComparing(Comparator.comparingDouble(Line::latest).reversed())
            .thenComparing(line -> new TreeMap<>(line.labels()).toString()));
    List<Line> shown = sorted.subList(0, Math.min(query.linesMax(), sorted.size()));
    return new Answer.Found<>(
        new LineAnswer(
            unit(query),
            steps.endsMillis(),
            shown,
            sorted.size() - shown.size(),
            samples.newestMillis(query.first())));
  }

  /** At least one, which may not be over yet. */
  private static Steps steps(TimeRange range) {
    Duration length = Steps.lengthFor(range, STEPS_MAX);
    Steps whole = Steps.whole(range, length);
    long fromMillis = whole.range().fromMillis();
    return whole.count() > 0
        ? whole
        : new Steps(new TimeRange(fromMillis, fromMillis + length.toMillis()), length.toMillis());
  }

  private static Optional<String> tooMuch(SampleAnswer answer) {
    if (answer.truncated()) {
      return Optional.of(
          "the range holds more than " + SAMPLES_MAX + " samples; ask for a shorter one");
    }
    return answer.series().size() > SERIES_MAX
        ? Optional.of(
            "%d matching series are more than %d; add a label to the selector"
                .formatted(answer.series().size(), SERIES_MAX))
        : Optional.empty();
  }

  private SampleAnswer samples(Selector selector, Steps steps, TimeRange range) {
    long fromMillis = steps.range().fromMillis() - Steps.LOOK_BACK_MILLIS;
    return samples.samples(selector, new TimeRange(fromMillis, range.toMillis()), SAMPLES_MAX);
  }

  private static Map<Map<String, String>, Line> lines(
      SampleAnswer answer, LineQuery query, Steps steps) {
    Map<Map<String, String>, LineSum> sums = new LinkedHashMap<>();
    for (SeriesSamples series : answer.series()) {
      Map<String, String> labels = new TreeMap<>();
      query.by().forEach(name -> labels.put(name, series.labels().get(name)));
      sums.computeIfAbsent(labels, _ -> new LineSum(steps, query.range().toMillis()))
          .add(query.measure(), series);
    }
    Map<Map<String, String>, Line> lines = new LinkedHashMap<>();
    sums.forEach((labels, sum) -> lines.put(labels, sum.line(labels)));
    return lines;
  }

  /** Lines that both sides have, so that nothing is told against nothing. */
  private static Map<Map<String, String>, Line> combined(
      Map<Map<String, String>, Line> first,
      Map<Map<String, String>, Line> second,
      Combination operator) {
    Map<Map<String, String>, Line> lines = new LinkedHashMap<>();
    first.forEach((labels, line) -> {
      Line other = second.get(labels);
      if (other != null) {
        double[] values = new double[line.values().length];
        for (int i = 0; i < values.length; i++) {
          values[i] = operator.of(line.values()[i], other.values()[i]);
        }
        lines.put(labels, new Line(labels, operator.of(line.latest(), other.latest()), values));
      }
    });
    return lines;
  }

  private String unit(LineQuery query) {
    boolean isRatio =
        query.against().filter(each -> each.operator() == Combination.RATIO).isPresent();
    if (isRatio || query.measure() == Measure.RATE) {
      return "";
    }
    return query
        .first()
        .metric()
        .flatMap(source::metadata)
        .map(MetricMetadata::unit)
        .filter(unit -> !unit.isEmpty())
        .map(unit -> Unit.spelled(unit).symbol())
        .orElse("");
  }
}
