package dev.headroom.api.page;

import dev.headroom.api.view.LogPageView;
import dev.headroom.api.view.PercentilesView;
import dev.headroom.api.view.SeriesLinesView;
import dev.headroom.api.view.SignaturesView;
import dev.headroom.api.view.SloView;
import dev.headroom.model.Unit;
import dev.headroom.model.text.PlainNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a live block shows now, in a few lines of text. */
record BlockLines(LiveBlockView block) {
  /** What a phone shows of a block; the full page shows all. */
  private static final int LINES_MAX = 4;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final char MINUS = '\u2212';

  /** One line for each part that is worth saying; empty where the block has nothing to say. */
  List<String> lines() {
    if (!block.problem().isEmpty()) {
      return List.of("Not known now: " + block.problem() + ".");
    }
    if (block.slo() != null) {
      return slo(block.slo());
    }
    if (block.percentiles() != null) {
      return percentiles(block.percentiles());
    }
    if (block.series() != null) {
      return series(block.series());
    }
    if (block.signatures() != null) {
      return signatures(block.signatures(), span(block.from(), block.to()));
    }
    return block.logs() == null ? List.of() : logs(block.logs(), span(block.from(), block.to()));
  }

  private static List<String> slo(SloView slo) {
    return slo.burn().stream()
        .filter(burn -> burn.rate() != null)
        .limit(LINES_MAX)
        .map(burn ->
            "Burns %s times over %s"
                .formatted(PlainNumbers.factor(Objects.requireNonNull(burn.rate())), burn.window()))
        .toList();
  }

  private static List<String> percentiles(PercentilesView percentiles) {
    List<PercentilesView.PercentilePointView> points = percentiles.points();
    if (points.isEmpty()) {
      return List.of("Nothing was measured in this time.");
    }
    PercentilesView.PercentilePointView last = points.getLast();
    List<String> lines = new ArrayList<>();
    last.values().stream()
        .limit(LINES_MAX)
        .forEach(value -> lines.add(name(value.q()) + " " + value(value, percentiles.unit())));
    lines.add("of %d, %s".formatted(last.count(), span(last.from(), last.to())));
    return lines;
  }

  private static String span(Instant from, Instant to) {
    return TIME.format(from) + " to " + TIME.format(to) + " UTC";
  }

  private static String name(double quantile) {
    return "p" + PlainNumbers.plain(BigDecimal.valueOf(quantile).movePointRight(2));
  }

  /** What nothing bounds from above is at least what is said. */
  private static String value(PercentilesView.QuantileView quantile, String unit) {
    Double value = quantile.value();
    if (value == null) {
      return "not known";
    }
    return (quantile.high() == null ? "≥ " : "") + measure(value, unit);
  }

  private static List<String> series(SeriesLinesView series) {
    return series.lines().stream()
        .limit(LINES_MAX)
        .map(line -> (labels(line.labels()) + latest(line.latest(), series)).strip())
        .toList();
  }

  private static String latest(@Nullable Double latest, SeriesLinesView series) {
    if (latest == null) {
      return "not known";
    }
    return measure(latest, series.unit()) + (series.measure().equals("rate") ? " a second" : "");
  }

  private static String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : labels.values().stream().collect(Collectors.joining(", ", "", ": "));
  }

  private static List<String> logs(LogPageView logs, String span) {
    if (logs.records().isEmpty()) {
      return List.of("No line matches, " + span);
    }
    List<String> lines = new ArrayList<>();
    logs.records().stream()
        .map(LogPageView.LogRecordView::body)
        .distinct()
        .limit(LINES_MAX)
        .forEach(lines::add);
    lines.add("newest first, " + span);
    return lines;
  }

  private static List<String> signatures(SignaturesView signatures, String span) {
    if (signatures.groups().isEmpty()) {
      return List.of("No line matches, " + span);
    }
    List<String> lines = new ArrayList<>();
    signatures.groups().stream()
        .limit(LINES_MAX)
        .map(group ->
            "%d× %s: %s, last %s"
                .formatted(
                    group.count(), group.severity(), group.text(), TIME.format(group.last())))
        .forEach(lines::add);
    lines.add(rest(signatures) + "the most frequent first, " + span);
    return lines;
  }

  /** What the lines above leave out; empty if nothing. */
  private static String rest(SignaturesView signatures) {
    long shown =
        signatures.groups().stream()
            .limit(LINES_MAX)
            .mapToLong(SignaturesView.GroupView::count)
            .sum();
    long more = signatures.examined() - shown;
    String others = more == 0 ? "" : more + " other lines, ";
    return signatures.cut()
        ? others + "the newest " + signatures.examined() + " of " + signatures.matched() + ", "
        : others;
  }

  private static String measure(double value, String unit) {
    BigDecimal amount = BigDecimal.valueOf(value);
    if (!unit.equals(Unit.SECONDS.symbol())) {
      return (digits(amount) + " " + (unit.equals("1") ? "" : unit)).strip();
    }
    return amount.abs().compareTo(BigDecimal.ONE) < 0
        ? digits(amount.multiply(THOUSAND)) + " ms"
        : digits(amount) + " s";
  }

  private static String digits(BigDecimal amount) {
    return PlainNumbers.plain(amount.round(THREE_DIGITS)).replace('-', MINUS);
  }
}
