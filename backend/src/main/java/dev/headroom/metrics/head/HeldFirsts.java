package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.HeldFirst;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.model.distribution.BucketBound;
import dev.headroom.storage.series.SeriesTap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples that came first in their series and count if the next ones say so. The counters of one
 * Prometheus histogram or summary are decided together, by the one that counts everything, so that
 * its buckets fit each other. Applying thread only.
 */
final class HeldFirsts {
  private static final String BUCKET = "_bucket";
  private static final String SUM = "_sum";
  private static final String COUNT = "_count";

  private final GrowthRule rule;
  private final GrowthDecisions verdicts;

  /** By what all counters of a histogram have in common. */
  private final Map<Labels, List<IndexedSeries<FloatSeries>>> groups = new HashMap<>();

  HeldFirsts(GrowthRule rule, GrowthDecisions verdicts) {
    this.rule = rule;
    this.verdicts = verdicts;
  }

  /** Notes a series that holds its first sample. */
  void add(IndexedSeries<FloatSeries> entry) {
    groups.computeIfAbsent(group(entry.series().labels()), key -> new ArrayList<>(1)).add(entry);
  }

  /** Another value of a series that holds its first sample. */
  void another(
      IndexedSeries<FloatSeries> entry,
      StreamSender sender,
      HeldFirst held,
      double value,
      AppliedPoints applied) {
    FloatSeries series = entry.series();
    series.hold(held.another());
    Labels labels = series.labels();
    if (decides(labels)) {
      settle(group(labels), rule.held(held.value(), value, sender), applied);
    } else if (held.later() > 0) {
      settle(group(labels), Decision.BASE_LINE_LARGE, applied);
    }
  }

  private void settle(Labels group, Decision decision, AppliedPoints applied) {
    List<IndexedSeries<FloatSeries>> members = groups.remove(group);
    if (members == null) {
      return;
    }
    members.sort(Comparator.comparing(each -> each.series().labels()));
    for (IndexedSeries<FloatSeries> each : members) {
      HeldFirst held = each.series().held();
      if (held != null) {
        each.series().hold(null);
        settle(each, held, decision, applied);
      }
    }
  }

  private void settle(
      IndexedSeries<FloatSeries> entry, HeldFirst held, Decision decision, AppliedPoints applied) {
    FloatSeries series = entry.series();
    verdicts.ofSample(entry, decision, applied);
    if (decision.share() != Decision.Share.WHOLE) {
      return;
    }
    if (entry.isTooMuch(held.value())) {
      applied.tooMany(series.labels(), held.value());
      return;
    }
    if (series.isCounter()) {
      long before = series.footprint();
      series.beginAtZero(held.zeroMillis());
      applied.footprint += series.footprint() - before;
    }
    for (SeriesTap tap : entry.taps()) {
      tap.increase(series.labels(), held.millis(), held.millis(), held.value());
    }
  }

  /** A series is gone. */
  void forget(FloatSeries series) {
    if (series.held() != null) {
      groups.computeIfPresent(
          group(series.labels()),
          (key, members) -> {
            members.removeIf(each -> each.series() == series);
            return members.isEmpty() ? null : members;
          });
    }
  }

  void clear() {
    groups.clear();
  }

  /** Whether a counter stands for everything its histogram counted, or for nothing but itself. */
  private static boolean decides(Labels labels) {
    String metric = labels.metric();
    if (metric.endsWith(BUCKET)) {
      return labels.get(BucketBound.LABEL).equals("+Inf");
    }
    return !metric.endsWith(SUM);
  }

  private static Labels group(Labels labels) {
    String metric = labels.metric();
    for (String suffix : List.of(BUCKET, SUM, COUNT)) {
      if (metric.endsWith(suffix)) {
        String histogram = metric.substring(0, metric.length() - suffix.length());
        return labels.with(BucketBound.LABEL, "").with(Labels.NAME, histogram + BUCKET);
      }
    }
    return labels;
  }
}
