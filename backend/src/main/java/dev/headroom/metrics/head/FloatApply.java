package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.HeldFirst;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.metrics.series.Appended;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.FloatSnapshot;
import dev.headroom.metrics.series.SumStream;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Increments;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.storage.series.SeriesTap;

/** Puts samples and increments into their series and tells the taps. */
final class FloatApply {
  private static final String TARGET_INFO = "target_info";

  private final SeriesMaker<FloatSeries> maker;
  private final HeadWindow window;
  private final GrowthRule rule;
  private final SenderStreams streams;
  private final HeldFirsts firsts;
  private final GrowthDecisions verdicts;

  FloatApply(
      SeriesMaker<FloatSeries> maker,
      HeadWindow window,
      GrowthRule rule,
      SenderStreams streams,
      HeldFirsts firsts,
      GrowthDecisions verdicts) {
    this.maker = maker;
    this.window = window;
    this.rule = rule;
    this.streams = streams;
    this.firsts = firsts;
    this.verdicts = verdicts;
  }

  void apply(Floats data, AppliedPoints applied) {
    IndexedSeries<FloatSeries> entry =
        maker.findOrMake(data.labels(), data.timestampsMillis(), applied, FloatSeries::new);
    if (entry == null) {
      return;
    }
    AppliedPoints.Weighed before = new AppliedPoints.Weighed(entry.series());
    for (int i = 0; i < data.values().length; i++) {
      sample(entry, data.timestampsMillis()[i], data.values()[i], applied);
    }
    before.settle(applied);
  }

  void apply(Increments data, AppliedPoints applied) {
    IndexedSeries<FloatSeries> entry =
        maker.findOrMake(data.labels(), data.timestampsMillis(), applied, FloatSeries::new);
    if (entry == null) {
      return;
    }
    AppliedPoints.Weighed before = new AppliedPoints.Weighed(entry.series());
    for (int i = 0; i < data.values().length; i++) {
      increment(entry, data.timestampsMillis()[i], data.values()[i], applied);
    }
    before.settle(applied);
  }

  /** Takes back a series as a checkpoint has it. */
  void restore(FloatSnapshot snapshot) {
    IndexedSeries<FloatSeries> entry = maker.add(FloatSeries.of(snapshot));
    FloatSeries series = entry.series();
    if (series.base().isSet()) {
      series.setSender(streams.join(series.labels()));
    }
    if (series.held() != null) {
      firsts.add(entry);
    }
    snapshot
        .streams()
        .forEach(saved ->
            series.addStream(new SumStream(saved, streams.join(series.labels(), saved.id()))));
  }

  private void sample(
      IndexedSeries<FloatSeries> entry, long millis, double value, AppliedPoints applied) {
    FloatSeries series = entry.series();
    if (!window.holds(millis)) {
      if (!isInfo(series.labels())) {
        window.takes(series.labels(), millis, applied);
      }
      return;
    }
    if (value > EventCounts.PER_POINT_MAX && refusesTooMuch(entry, millis, value, applied)) {
      return;
    }
    Appended appended = series.append(millis, value, window.arrivedMillis());
    if (appended != Appended.STORED) {
      if (appended != Appended.OUT_OF_ORDER || !isInfo(series.labels())) {
        applied.notStored(appended, series.labels(), millis);
      }
      return;
    }
    applied.samples++;
    BaseLine base = series.base();
    if (Double.isFinite(value)) {
      StreamSender sender = series.sender();
      if (sender == null) {
        sender = streams.join(series.labels());
        series.setSender(sender);
        begin(entry, sender, millis, value, applied);
      } else {
        next(entry, sender, base, millis, value, applied);
      }
      sender.heard(millis, rule.lookbackMillis());
    }
  }

  /** What a resource says of itself comes late with late points, and says nothing new then. */
  private static boolean isInfo(Labels labels) {
    return labels.metric().equals(TARGET_INFO);
  }

  /**
   * Refuses a sample that grew by more than the events of one point. Growth is told from it all the
   * same, or the next one would be as large.
   *
   * @return whether it did
   */
  private boolean refusesTooMuch(
      IndexedSeries<FloatSeries> entry, long millis, double value, AppliedPoints applied) {
    FloatSeries series = entry.series();
    BaseLine base = series.base();
    StreamSender sender = series.sender();
    if (sender == null || !Double.isFinite(value)) {
      return false;
    }
    Decision decision = base.next(0, millis, value);
    double growth = base.growth(decision, value);
    if (!entry.isTooMuch(growth) || !series.takes(millis, value, window.arrivedMillis())) {
      return false;
    }
    base.move(decision, millis, value);
    sender.heard(millis, rule.lookbackMillis());
    applied.tooMany(series.labels(), growth);
    return true;
  }

  private void begin(
      IndexedSeries<FloatSeries> entry,
      StreamSender sender,
      long millis,
      double value,
      AppliedPoints applied) {
    FloatSeries series = entry.series();
    Decision decision = rule.first(0, millis, value, sender);
    series.base().begin(millis, value);
    verdicts.ofSample(entry, decision, applied);
    if (decision == Decision.HELD) {
      series.hold(new HeldFirst(millis, value, rule.zeroMillis(0, millis, sender), true));
      firsts.add(entry);
    }
    tell(entry, millis, millis, 0);
  }

  private void next(
      IndexedSeries<FloatSeries> entry,
      StreamSender sender,
      BaseLine base,
      long millis,
      double value,
      AppliedPoints applied) {
    Decision decision = base.next(0, millis, value);
    double growth = base.growth(decision, value);
    if (decision == Decision.DIFFERENCE) {
      sender.grew(growth);
    }
    boolean watched = entry.taps().length > 0;
    long sinceMillis = watched ? base.sinceMillis(0, millis) : millis;
    base.move(decision, millis, value);
    verdicts.ofSample(entry, decision, applied);
    HeldFirst held = entry.series().held();
    if (held != null) {
      firsts.another(entry, sender, held, value, applied);
    }
    tell(entry, sinceMillis, millis, growth);
  }

  private void increment(
      IndexedSeries<FloatSeries> entry, long millis, double increment, AppliedPoints applied) {
    FloatSeries series = entry.series();
    if (!Double.isFinite(increment)) {
      applied.reject("not_finite", 1, () -> series.labels() + " grew by " + increment);
      return;
    }
    if (!window.takes(series.labels(), millis, applied)) {
      return;
    }
    if (entry.isTooMuch(increment)) {
      applied.tooMany(series.labels(), increment);
      return;
    }
    series.add(millis, increment);
    applied.samples++;
    tell(entry, millis, millis, increment);
  }

  private static void tell(
      IndexedSeries<FloatSeries> entry, long sinceMillis, long millis, double increase) {
    for (SeriesTap tap : entry.taps()) {
      tap.increase(entry.series().labels(), sinceMillis, millis, increase);
    }
  }
}
