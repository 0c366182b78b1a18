package dev.headroom.metrics.head;

import dev.headroom.codec.DistributionBytes;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.GrowthRule;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.metrics.histogram.DistributionArithmetic;
import dev.headroom.metrics.series.Appended;
import dev.headroom.metrics.series.CumulativeStream;
import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.DistributionSnapshot;
import dev.headroom.metrics.series.DistributionStream;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.storage.series.SeriesTap;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts cumulative distributions stream by stream and puts what each grew by into the series. */
final class CumulativeApply {
  private final GrowthRule rule;
  private final SenderStreams streams;
  private final GrowthDecisions verdicts;
  private final HeadWindow window;

  CumulativeApply(
      GrowthRule rule, SenderStreams streams, GrowthDecisions verdicts, HeadWindow window) {
    this.window = window;
    this.rule = rule;
    this.streams = streams;
    this.verdicts = verdicts;
  }

  void apply(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      StreamId id,
      DistributionPoint point,
      AppliedPoints applied) {
    DistributionSeries series = entry.series();
    DistributionStream stream = series.stream(id);
    long millis = point.timestampMillis();
    if (stream == null) {
      begin(entry, unit, id, point, applied);
      return;
    }
    DistributionStream.DistributionWriter writer =
        stream.writerOf(
            point.startMillis(),
            size(point.distribution()),
            each -> DistributionArithmetic.growth(each.last(), point.distribution()).isPresent());
    if (stream.isFollowedBy(writer, point.startMillis(), millis, window.arrivedMillis())) {
      stream.turnTo(writer);
      next(entry, unit, stream, point, applied);
    } else {
      applied.notStored(again(series, writer, point), series.labels(), millis);
    }
  }

  /** Takes back the streams of a series as a checkpoint has them. */
  void restore(DistributionSeries series, DistributionSnapshot snapshot) {
    snapshot
        .streams()
        .forEach(saved ->
            series.addStream(
                new DistributionStream(saved, streams.join(series.labels(), saved.id()))));
  }

  private void begin(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      StreamId id,
      DistributionPoint point,
      AppliedPoints applied) {
    DistributionSeries series = entry.series();
    Distribution first = point.distribution();
    long millis = point.timestampMillis();
    StreamSender sender = streams.join(series.labels(), id);
    Decision decision = rule.first(point.startMillis(), millis, size(first), sender);
    DistributionStream stream = new DistributionStream(id, sender, first(decision, point));
    stream.base().arrived(window.arrivedMillis());
    series.addStream(stream);
    boolean whole = decision.share() == Decision.Share.WHOLE;
    if (grew(
        entry, unit, millis, millis, whole ? first : DistributionArithmetic.none(first), applied)) {
      verdicts.of(series, decision, applied);
    }
    sender.heard(millis, rule.lookbackMillis());
  }

  /** A writer that has just been heard for the first time. */
  private static DistributionStream.DistributionWriter first(
      Decision decision, DistributionPoint point) {
    Distribution first = point.distribution();
    return new DistributionStream.DistributionWriter(
        BaseLine.of(point.startMillis(), point.timestampMillis(), size(first)),
        first,
        decision == Decision.HELD);
  }

  private void next(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      DistributionStream stream,
      DistributionPoint point,
      AppliedPoints applied) {
    Distribution now = point.distribution();
    long millis = point.timestampMillis();
    Optional<Distribution> difference = DistributionArithmetic.growth(stream.last(), now);
    Decision decision =
        difference.isPresent()
            ? stream.next(rule, point.startMillis(), millis, size(now), 0)
            : broken(stream, point);
    Distribution growth =
        switch (decision.share()) {
          case NOTHING -> DistributionArithmetic.none(now);
          case DIFFERENCE -> difference.orElseThrow();
          case WHOLE -> now;
        };
    long sinceMillis = stream.sinceMillis(rule, decision, point.startMillis(), millis);
    if (CumulativeStream.isFurtherWriter(decision)) {
      entry.series().giveWay(stream, first(decision, point), rule.lookbackMillis());
    } else {
      move(entry, unit, stream, decision, point, applied);
    }
    stream.base().arrived(window.arrivedMillis());
    if (grew(entry, unit, sinceMillis, millis, growth, applied)) {
      verdicts.of(entry.series(), decision, applied);
    }
    stream.sender().heard(millis, rule.lookbackMillis());
  }

  /** Goes on from a point of the writer that speaks, or of the one that came after it. */
  private void move(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      DistributionStream stream,
      Decision decision,
      DistributionPoint point,
      AppliedPoints applied) {
    DistributionSeries series = entry.series();
    Distribution now = point.distribution();
    double growth = size(now) - stream.base().size();
    if (decision == Decision.DIFFERENCE && growth <= EventCounts.PER_POINT_MAX) {
      stream.sender().grew(growth);
    }
    if (stream.isHeld() && decision != Decision.INTERLEAVED) {
      settle(entry, unit, stream, now, applied);
    }
    if (decision == Decision.WHOLE_NEW_START) {
      series.giveWay(stream, stream.speaking().copy(), rule.lookbackMillis());
    }
    stream.goOn(decision, point.startMillis(), point.timestampMillis(), size(now));
    if (decision != Decision.INTERLEAVED) {
      series.remember(stream, now);
    }
  }

  private static double size(Distribution distribution) {
    return (double) distribution.count();
  }

  /** What a distribution means that lacks something of the one before. */
  private Decision broken(DistributionStream stream, DistributionPoint point) {
    Distribution now = point.distribution();
    OptionalLong missing = DistributionArithmetic.missing(stream.last(), now);
    double fall =
        missing.isPresent() ? (double) missing.getAsLong() : stream.base().size() - size(now);
    Decision decision =
        stream.next(rule, point.startMillis(), point.timestampMillis(), size(now), fall);
    boolean goesOn = decision == Decision.DIFFERENCE || decision == Decision.INTERLEAVED;
    return missing.isEmpty() && goesOn ? Decision.BASE_LINE_LAYOUT : decision;
  }

  /** Decides on a first distribution that was held. */
  private void settle(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      DistributionStream stream,
      Distribution now,
      AppliedPoints applied) {
    stream.release();
    Distribution first = stream.last();
    Decision decision = rule.held(size(first), size(now), stream.sender());
    verdicts.of(entry.series(), decision, applied);
    if (decision.share() == Decision.Share.WHOLE) {
      long millis = stream.base().timeMillis();
      grew(entry, unit, millis, millis, first, applied);
    }
  }

  /**
   * Stores growth and tells the taps. Where it is too much the series is kept for the next point,
   * which counts from this one.
   *
   * @return false if it is more than the events of one point, and was refused
   */
  private static boolean grew(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      long sinceMillis,
      long millis,
      Distribution growth,
      AppliedPoints applied) {
    if (growth.count() > EventCounts.PER_POINT_MAX) {
      entry.series().noteNewest(millis);
      applied.tooMany(entry.series().labels(), size(growth));
      return false;
    }
    if (growth.count() == 0) {
      entry.series().noteNewest(millis);
      tell(entry, unit, millis, millis, growth);
    } else if (sinceMillis < millis) {
      for (DistributionArithmetic.Piece piece :
          DistributionArithmetic.spread(growth, sinceMillis, millis)) {
        entry.series().add(piece.timestampMillis(), piece.distribution());
        tell(entry, unit, piece.sinceMillis(), piece.timestampMillis(), piece.distribution());
      }
    } else {
      entry.series().add(millis, growth);
      tell(entry, unit, millis, millis, growth);
    }
    applied.observations += growth.count();
    return true;
  }

  private static void tell(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      long sinceMillis,
      long millis,
      Distribution growth) {
    for (SeriesTap tap : entry.taps()) {
      tap.distribution(entry.series().labels(), unit, sinceMillis, millis, growth);
    }
  }

  /** What a point is that is not later than its stream's newest. */
  private static Appended again(
      DistributionSeries series,
      DistributionStream.DistributionWriter writer,
      DistributionPoint point) {
    if (point.timestampMillis() == writer.base().timeMillis()) {
      return DistributionBytes.same(point.distribution(), writer.last())
          ? Appended.KNOWN
          : Appended.DUPLICATE_TIMESTAMP;
    }
    return series.has(point.timestampMillis()) ? Appended.KNOWN : Appended.OUT_OF_ORDER;
  }
}
