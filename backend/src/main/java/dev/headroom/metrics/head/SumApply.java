package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.HeldFirst;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.metrics.series.Appended;
import dev.headroom.metrics.series.CumulativeStream;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.SumStream;
import dev.headroom.model.SeriesData.Sums;
import dev.headroom.storage.series.SeriesTap;

/**
 * Counts cumulative sums stream by stream and puts into the series what all of them grew by: a
 * total that never falls.
 */
final class SumApply {
  private final SeriesMaker<FloatSeries> maker;
  private final HeadWindow window;
  private final GrowthRule rule;
  private final SenderStreams streams;
  private final GrowthDecisions verdicts;

  SumApply(
      SeriesMaker<FloatSeries> maker,
      HeadWindow window,
      GrowthRule rule,
      SenderStreams streams,
      GrowthDecisions verdicts) {
    this.maker = maker;
    this.window = window;
    this.rule = rule;
    this.streams = streams;
    this.verdicts = verdicts;
  }

  void apply(Sums data, AppliedPoints applied) {
    IndexedSeries<FloatSeries> entry =
        maker.findOrMake(data.labels(), data.timestampsMillis(), applied, FloatSeries::new);
    if (entry == null) {
      return;
    }
    AppliedPoints.Weighed before = new AppliedPoints.Weighed(entry.series());
    for (int i = 0; i < data.values().length; i++) {
      point(entry, data, i, applied);
    }
    before.settle(applied);
  }

  private void point(IndexedSeries<FloatSeries> entry, Sums data, int i, AppliedPoints applied) {
    FloatSeries series = entry.series();
    long millis = data.timestampsMillis()[i];
    double value = data.values()[i];
    if (!Double.isFinite(value)) {
      applied.reject("not_finite", 1, () -> series.labels() + " is " + value);
      return;
    }
    if (!window.takes(series.labels(), millis, applied)) {
      return;
    }
    SumStream stream = series.stream(data.stream());
    if (stream == null) {
      begin(entry, data, i, applied);
      return;
    }
    long startMillis = data.startsMillis()[i];
    SumStream.SumWriter writer =
        stream.writerOf(startMillis, value, each -> each.base().size() <= value);
    if (stream.isFollowedBy(writer, startMillis, millis, window.arrivedMillis())) {
      stream.turnTo(writer);
      next(entry, stream, startMillis, millis, value, applied);
    } else {
      applied.notStored(again(series, writer, millis, value), series.labels(), millis);
    }
  }

  private void begin(IndexedSeries<FloatSeries> entry, Sums data, int i, AppliedPoints applied) {
    FloatSeries series = entry.series();
    long start = data.startsMillis()[i];
    long millis = data.timestampsMillis()[i];
    double value = data.values()[i];
    StreamSender sender = streams.join(series.labels(), data.stream());
    Decision decision = rule.first(start, millis, value, sender);
    long zeroMillis = rule.zeroMillis(start, millis, sender);
    boolean opens = series.newestMillis() == Long.MIN_VALUE;
    boolean whole = decision.share() == Decision.Share.WHOLE;
    SumStream stream = new SumStream(data.stream(), sender, BaseLine.of(start, millis, value));
    if (decision == Decision.HELD) {
      stream.hold(new HeldFirst(millis, value, zeroMillis, opens));
    }
    series.addStream(stream);
    if (whole && entry.isTooMuch(value)) {
      refuse(entry, stream, millis, value, applied);
      return;
    }
    series.appendGrowth(millis, opens || whole ? value : 0, window.arrivedMillis());
    if (opens && whole) {
      series.beginAtZero(zeroMillis);
    }
    told(entry, stream, decision, millis, millis, whole ? value : 0, applied);
  }

  private void next(
      IndexedSeries<FloatSeries> entry,
      SumStream stream,
      long startMillis,
      long millis,
      double value,
      AppliedPoints applied) {
    BaseLine base = stream.base();
    Decision decision = stream.next(rule, startMillis, millis, value, base.size() - value);
    long sinceMillis = stream.sinceMillis(rule, decision, startMillis, millis);
    if (CumulativeStream.isFurtherWriter(decision)) {
      beginFurther(
          entry, stream, decision, new PointTime(startMillis, sinceMillis, millis), value, applied);
      return;
    }
    double growth = base.growth(decision, value);
    boolean tooMuch = entry.isTooMuch(growth);
    if (decision == Decision.DIFFERENCE && !tooMuch) {
      stream.sender().grew(growth);
    }
    settle(entry, stream, value, applied);
    if (decision == Decision.WHOLE_NEW_START) {
      entry.series().giveWay(stream, stream.speaking().copy(), rule.lookbackMillis());
    }
    stream.goOn(decision, startMillis, millis, value);
    if (tooMuch) {
      refuse(entry, stream, millis, growth, applied);
      return;
    }
    entry.series().appendGrowth(millis, growth, window.arrivedMillis());
    told(entry, stream, decision, sinceMillis, millis, growth, applied);
  }

  /**
   * When a point was taken, in milliseconds since the epoch.
   *
   * @param startMillis since when it counts, as its sender says
   * @param sinceMillis where the stretch begins that its growth belongs to
   */
  private record PointTime(long startMillis, long sinceMillis, long millis) {}

  /** The first point of another process that says it is this stream. */
  private void beginFurther(
      IndexedSeries<FloatSeries> entry,
      SumStream stream,
      Decision decision,
      PointTime at,
      double value,
      AppliedPoints applied) {
    FloatSeries series = entry.series();
    long millis = at.millis();
    HeldFirst held =
        decision == Decision.HELD ? new HeldFirst(millis, value, millis - 1, false) : null;
    series.giveWay(
        stream,
        new SumStream.SumWriter(BaseLine.of(at.startMillis(), millis, value), held),
        rule.lookbackMillis());
    double growth = decision.share() == Decision.Share.WHOLE ? value : 0;
    if (entry.isTooMuch(growth)) {
      refuse(entry, stream, millis, growth, applied);
      return;
    }
    series.appendGrowth(millis, growth, window.arrivedMillis());
    told(entry, stream, decision, at.sinceMillis(), millis, growth, applied);
  }

  /** Decides on a first value that was held. */
  private void settle(
      IndexedSeries<FloatSeries> entry, SumStream stream, double value, AppliedPoints applied) {
    HeldFirst held = stream.held();
    if (held == null) {
      return;
    }
    stream.hold(null);
    FloatSeries series = entry.series();
    Decision decision = rule.held(held.value(), value, stream.sender());
    verdicts.of(series, decision, applied);
    if (decision.share() != Decision.Share.WHOLE) {
      return;
    }
    if (held.opened()) {
      series.beginAtZero(held.zeroMillis());
    } else {
      series.appendGrowth(held.millis(), held.value(), window.arrivedMillis());
    }
    tell(entry, held.millis(), held.millis(), held.value());
  }

  private void told(
      IndexedSeries<FloatSeries> entry,
      SumStream stream,
      Decision decision,
      long sinceMillis,
      long millis,
      double growth,
      AppliedPoints applied) {
    applied.samples++;
    verdicts.of(entry.series(), decision, applied);
    stream.base().arrived(window.arrivedMillis());
    stream.sender().heard(millis, rule.lookbackMillis());
    tell(entry, sinceMillis, millis, growth);
  }

  /**
   * Leaves out what a point grew by, which is more than the events of one. The series is kept for
   * the next point, which counts from this one.
   */
  private void refuse(
      IndexedSeries<FloatSeries> entry,
      SumStream stream,
      long millis,
      double growth,
      AppliedPoints applied) {
    stream.base().arrived(window.arrivedMillis());
    stream.sender().heard(millis, rule.lookbackMillis());
    entry.series().appendGrowth(millis, 0, window.arrivedMillis());
    applied.tooMany(entry.series().labels(), growth);
  }

  private static void tell(
      IndexedSeries<FloatSeries> entry, long sinceMillis, long millis, double growth) {
    for (SeriesTap tap : entry.taps()) {
      tap.increase(entry.series().labels(), sinceMillis, millis, growth);
    }
  }

  /** What a point is that is not later than its stream's newest. */
  private static Appended again(
      FloatSeries series, SumStream.SumWriter writer, long millis, double value) {
    if (millis == writer.base().timeMillis()) {
      return value == writer.base().size() ? Appended.KNOWN : Appended.DUPLICATE_TIMESTAMP;
    }
    return series.has(millis) ? Appended.KNOWN : Appended.OUT_OF_ORDER;
  }
}
