package dev.headroom.ingest.decode;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules labels must keep before a series is made of them. Names may be any UTF-8 text without
 * control characters, as in Prometheus since 3.0; values any text.
 */
public final class LabelLimits {
  private final DecodeLimits limits;

  public LabelLimits(DecodeLimits limits) {
    this.limits = limits;
  }

  /**
   * Why these labels, the metric name under {@link Labels#NAME}, can't name a series.
   *
   * @param points how many points are lost with them
   */
  public Optional<Rejection> refuse(Map<String, String> labels, long points) {
    String metric = labels.getOrDefault(Labels.NAME, "");
    return wrong(metric, labels)
        .map(wrong -> {
          String series = metric.isEmpty() ? "" : "series " + Excerpt.of(metric) + " ";
          return new Rejection(wrong.reason, points, series + wrong.what);
        });
  }

  /** As many of the labels, in their order, as a series may have, each within its bounds. */
  public Map<String, String> fitting(Map<String, String> labels) {
    Map<String, String> fitting = new LinkedHashMap<>();
    labels.forEach((name, value) -> {
      boolean fits = name.equals(Labels.NAME) || wrongLabel(name, value).isEmpty();
      if (fits && fitting.size() < limits.labelsPerSeriesMax()) {
        fitting.put(name, value);
      }
    });
    return fitting;
  }

  private record Wrong(String reason, String what) {}

  private Optional<Wrong> wrong(String metric, Map<String, String> labels) {
    if (metric.isEmpty()) {
      return Optional.of(new Wrong("metric_name_missing", "a series without a metric name"));
    }
    Optional<Wrong> wrong =
        over("labels_per_series", "has", labels.size(), "labels", limits.labelsPerSeriesMax())
            .or(() -> wrongName("its name", metric));
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (wrong.isPresent()) {
        return wrong;
      }
      if (!label.getKey().equals(Labels.NAME)) {
        wrong = wrongLabel(label.getKey(), label.getValue());
      }
    }
    return wrong;
  }

  private Optional<Wrong> wrongLabel(String name, String value) {
    String label = "label " + Excerpt.of(name);
    return wrongName(label, name)
        .or(() ->
            over(
                "label_value_length",
                label + " has a value of",
                bytes(value),
                "bytes",
                limits.labelValueBytesMax()));
  }

  private Optional<Wrong> wrongName(String whose, String name) {
    if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(
          new Wrong("name_invalid", whose + " is empty or holds control characters"));
    }
    return over(
        "label_name_length", whose + " is", bytes(name), "bytes long", limits.labelNameBytesMax());
  }

  private static Optional<Wrong> over(String reason, String what, int is, String unit, int max) {
    return is <= max
        ? Optional.empty()
        : Optional.of(new Wrong(reason, what + " " + is + " " + unit + "; the limit is " + max));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
