package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.NativeUnits;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Unit;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One series of a timings body, as it was written. */
final class TimingSeries extends ElementReader {
  private static final String KNOWN = "name, labels, unit, values, expectedInterval, timestamp";

  /** The time of a series that says none. */
  static final long NOT_SAID = Long.MIN_VALUE;

  /** Longer ones are not parsed. */
  private static final int NUMBER_LENGTH_MAX = 400;

  private final int valuesMax;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private String name = "";
  private String unit = "";
  private String expectedInterval = "";
  private long timestampMillis = NOT_SAID;
  private double[] values = new double[16];
  private int taken;
  private boolean told;
  private int seen;
  private String firstInvalid = "";

  TimingSeries(int valuesMax) {
    this.valuesMax = valuesMax;
  }

  @Override
  void field(String field, JsonParser in) throws IOException, BodyException {
    switch (field) {
      case "name" -> name = text(field, in);
      case "labels" -> labels(in);
      case "unit" -> unit = text(field, in);
      case "values" -> values(in);
      case "expectedInterval" -> expectedInterval = text(field, in);
      case "timestamp" -> timestampMillis = timeUnixNanos(field, in) / 1_000_000;
      default -> unknown(field, KNOWN);
    }
  }

  private void labels(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      wrong("wrong_type", "expected an object for labels");
      return;
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String label = in.currentName();
      in.nextToken();
      if (labels.put(label, text("label " + Excerpt.of(label), in)) != null) {
        wrong("duplicate_label", "label " + Excerpt.of(label) + " stands twice");
      }
      in.skipChildren();
    }
  }

  private void values(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      wrong("wrong_type", "expected an array of numbers for values");
      return;
    }
    told = true;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      seen++;
      if (seen <= valuesMax) {
        value(in);
      }
      in.skipChildren();
    }
    if (seen > valuesMax) {
      wrong("values_per_series", seen + " values; the limit is " + valuesMax);
    }
  }

  private void value(JsonParser in) throws IOException {
    boolean numeric = in.currentToken().isNumeric() && in.getTextLength() <= NUMBER_LENGTH_MAX;
    double value = numeric ? Double.parseDouble(in.getText()) : Double.NaN;
    if (!(value >= 0) || Double.isInfinite(value)) {
      firstInvalid = seen - taken == 1 ? asWritten(in) : firstInvalid;
      return;
    }
    if (taken == values.length) {
      values = Arrays.copyOf(values, 2 * taken);
    }
    values[taken++] = value;
  }

  private static String asWritten(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the text " + Excerpt.of(in.getText());
      default -> Excerpt.of(in.getText());
    };
  }

  String whose() {
    return Excerpt.of(name);
  }

  int valuesSeen() {
    return seen;
  }

  /** {@link #NOT_SAID} if it was not said. */
  long timestampMillis() {
    return timestampMillis;
  }

  /** All labels, the metric name among them. */
  Map<String, String> labels() {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(Labels.NAME, name);
    return all;
  }

  /** What to say of values that are no numbers, negative or not finite; the others are taken. */
  Optional<Rejection> valueProblem() {
    return seen == taken
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                "value_invalid",
                seen - taken,
                "series " + whose() + ": " + firstInvalid + " is no finite number of 0 or more"));
  }

  SeriesData.Observations observations(Labels all, long atMillis) throws PartException {
    if (!told) {
      throw new PartException("values_missing", "a series needs values");
    }
    Unit measured =
        NativeUnits.of(unit)
            .orElseThrow(() -> new PartException("unit_unknown", NativeUnits.unknown(unit)));
    if (labels.containsKey(Labels.NAME)) {
      throw new PartException("name_invalid", "the metric name goes into name, not into labels");
    }
    double[] exact = Arrays.copyOf(values, taken);
    double interval =
        expectedInterval.isEmpty()
            ? 0
            : ExpectedInterval.in(measured, expectedInterval, exact, valuesMax);
    return new SeriesData.Observations(all, measured, atMillis, exact, interval);
  }
}
