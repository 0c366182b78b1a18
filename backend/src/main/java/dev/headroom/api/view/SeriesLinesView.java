package dev.headroom.api.view;

import dev.headroom.query.LineAnswer;
import dev.headroom.query.LineQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers of series, line by line (schema SeriesLines). */
public record SeriesLinesView(
    String measure,
    String unit,
    List<String> by,
    List<Instant> times,
    List<LineView> lines,
    int more,
    FreshnessView freshness) {

  public record LineView(
      Map<String, String> labels, @Nullable Double latest, List<@Nullable Double> values) {
    static LineView of(LineAnswer.Line line) {
      List<@Nullable Double> values = new ArrayList<>(line.values().length);
      for (double value : line.values()) {
        values.add(known(value));
      }
      return new LineView(line.labels(), known(line.latest()), values);
    }
  }

  public static SeriesLinesView of(LineQuery query, LineAnswer answer, Instant now) {
    return new SeriesLinesView(
        query.measure().name().toLowerCase(Locale.ROOT),
        answer.unit(),
        query.by(),
        Arrays.stream(answer.endsMillis()).mapToObj(Instant::ofEpochMilli).toList(),
        answer.lines().stream().map(LineView::of).toList(),
        answer.more(),
        FreshnessView.ofMillis(answer.newestMillis(), now));
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
