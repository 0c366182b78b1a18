package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.Senders;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.DistributionStream;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.Series;
import dev.headroom.metrics.series.SumStream;
import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who sends which stream, and how many streams of sums and cumulative distributions are remembered.
 * Applying thread only.
 */
final class SenderStreams {
  /** Share of the streams that is forgotten at once, those that were silent for longest. */
  private static final int FORGOTTEN_SHARE = 16;

  private final Senders senders = new Senders();
  private final SeriesIndex<FloatSeries> floats;
  private final SeriesIndex<DistributionSeries> distributions;
  private final HeldFirsts firsts;
  private final int streamsMax;
  private int count;
  private long forgotten;

  SenderStreams(
      SeriesIndex<FloatSeries> floats,
      SeriesIndex<DistributionSeries> distributions,
      HeldFirsts firsts,
      int streamsMax) {
    this.floats = floats;
    this.distributions = distributions;
    this.firsts = firsts;
    this.streamsMax = streamsMax;
  }

  /** The sender of plain samples. */
  StreamSender join(Labels series) {
    return senders.join(series, StreamId.LABELS);
  }

  /** The sender of a stream that is about to be remembered; room is made if there is none. */
  StreamSender join(Labels series, StreamId stream) {
    if (count >= streamsMax) {
      forgetSilent();
    }
    count++;
    return senders.join(series, stream);
  }

  int count() {
    return count;
  }

  /** How many were ever forgotten for want of room. */
  long forgotten() {
    return forgotten;
  }

  /** A series is gone, and its streams with it. */
  void dropped(Series series) {
    switch (series) {
      case FloatSeries each -> {
        firsts.forget(each);
        StreamSender sender = each.sender();
        if (sender != null) {
          senders.leave(sender, each.base().timeMillis());
        }
        List.copyOf(each.streams()).forEach(stream -> drop(each, stream));
      }
      case DistributionSeries each ->
          List.copyOf(each.streams()).forEach(stream -> drop(each, stream));
    }
  }

  /** Forgets the streams of a series that said nothing since a moment. */
  void dropSilent(Series series, long sinceMillis) {
    switch (series) {
      case FloatSeries each -> {
        for (SumStream stream : List.copyOf(each.streams())) {
          if (stream.newestMillis() < sinceMillis) {
            drop(each, stream);
          }
        }
      }
      case DistributionSeries each -> {
        for (DistributionStream stream : List.copyOf(each.streams())) {
          if (stream.newestMillis() < sinceMillis) {
            drop(each, stream);
          }
        }
      }
    }
  }

  private void drop(FloatSeries series, SumStream stream) {
    series.dropStream(stream.id());
    senders.leave(stream.sender(), stream.newestMillis());
    count--;
  }

  private void drop(DistributionSeries series, DistributionStream stream) {
    series.dropStream(stream.id());
    senders.leave(stream.sender(), stream.newestMillis());
    count--;
  }

  private record Silent(long sinceMillis, Runnable drop) {}

  private void forgetSilent() {
    List<Silent> all = new ArrayList<>();
    for (IndexedSeries<FloatSeries> entry : floats.all()) {
      for (SumStream each : entry.series().streams()) {
        all.add(new Silent(each.newestMillis(), () -> drop(entry.series(), each)));
      }
    }
    for (IndexedSeries<DistributionSeries> entry : distributions.all()) {
      for (DistributionStream each : entry.series().streams()) {
        all.add(new Silent(each.newestMillis(), () -> drop(entry.series(), each)));
      }
    }
    all.sort(Comparator.comparingLong(Silent::sinceMillis));
    int surplus = Math.max(1, streamsMax / FORGOTTEN_SHARE);
    all.stream().limit(surplus).forEach(each -> each.drop().run());
    forgotten += surplus;
  }

  Senders.SavedSenders save() {
    return senders.save();
  }

  /** Takes back the senders; the streams join again one by one. */
  void restore(Senders.SavedSenders saved) {
    senders.restore(saved);
    firsts.clear();
    count = 0;
  }
}
