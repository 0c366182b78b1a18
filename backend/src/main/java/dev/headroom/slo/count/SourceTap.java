package dev.headroom.slo.count;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.storage.series.SeriesTap;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Counts the events of one side of an indicator as its series grow. */
final class SourceTap implements SeriesTap {
  /** What fractions may lack of a whole event because doubles are rounded. */
  private static final double ROUNDING = 1e-9;

  private final Indicator.MetricSource source;
  private final Optional<Threshold> threshold;
  private final Lock lock;
  private final Sink sink;

  /** What counters grew by beyond whole events: 0 up to but not including 1. */
  private double carry;

  private volatile boolean matched;
  private volatile boolean related;

  SourceTap(Indicator.MetricSource source, Lock lock, Sink sink) {
    this.source = source;
    this.threshold =
        switch (source) {
          case Indicator.MetricSource.CounterSource _ -> Optional.empty();
          case Indicator.MetricSource.DistributionSource observations ->
              observations.atMost().map(Threshold::new);
        };
    this.lock = lock;
    this.sink = sink;
  }

  /** Where counted events go. Called with the lock held. */
  interface Sink {
    /** A series said something of that time, be it that it did not grow. */
    void heard(long timestampMillis);

    /**
     * Counts events of a stretch of time: of one moment where it has no length, else after {@code
     * sinceMillis} and up to {@code timestampMillis}.
     *
     * @param events that belong to this side
     * @param undecided events that may or may not belong to it
     */
    void count(long sinceMillis, long timestampMillis, long events, long undecided);

    /** A counter grew by something that cannot be a number of events. */
    void notCountable();
  }

  @Override
  public boolean wants(Labels series) {
    boolean wanted = source.selector().matches(series);
    matched |= wanted;
    related |= wanted || isRelated(series);
    return wanted;
  }

  /** Whether a series has the metric's name and every label the selector asks for. */
  private boolean isRelated(Labels series) {
    return source.selector().matchers().stream()
        .allMatch(matcher ->
            matcher.label().equals(Labels.NAME)
                ? matcher.matches(series.get(Labels.NAME))
                : matcher.matches("") || !series.get(matcher.label()).isEmpty());
  }

  /** Whether there was a series that belongs to this side. */
  boolean isMatched() {
    return matched;
  }

  /** Whether there was a series of the metric that other values of its labels would bring here. */
  boolean isRelated() {
    return related;
  }

  /** What was known of its series before this process began. */
  void restore(boolean wasMatched, boolean wasRelated) {
    matched = wasMatched;
    related = wasRelated;
  }

  @Override
  public void increase(Labels series, long sinceMillis, long timestampMillis, double increase) {
    if (!(source instanceof Indicator.MetricSource.CounterSource)) {
      return;
    }
    lock.lock();
    try {
      matched = true;
      sink.heard(timestampMillis);
      if (increase >= 0 && increase <= EventCounts.PER_POINT_MAX) {
        sink.count(sinceMillis, timestampMillis, wholeEvents(increase), 0);
      } else {
        sink.notCountable();
      }
    } finally {
      lock.unlock();
    }
  }

  private long wholeEvents(double increase) {
    long whole = (long) increase;
    carry += increase - whole;
    if (carry >= 1 - ROUNDING) {
      carry = Math.max(0, carry - 1);
      whole++;
    }
    return whole;
  }

  @Override
  public void observations(Labels series, Unit unit, long timestampMillis, double[] values) {
    if (source instanceof Indicator.MetricSource.DistributionSource) {
      long events = threshold.isPresent() ? threshold.get().count(unit, values) : values.length;
      count(timestampMillis, timestampMillis, events, 0);
    }
  }

  @Override
  public void distribution(
      Labels series, Unit unit, long sinceMillis, long timestampMillis, Distribution growth) {
    if (source instanceof Indicator.MetricSource.DistributionSource) {
      Threshold.Split split =
          threshold.isPresent()
              ? threshold.get().split(unit, growth)
              : new Threshold.Split(growth.count(), 0);
      count(sinceMillis, timestampMillis, split.atMost(), split.undecided());
    }
  }

  private void count(long sinceMillis, long timestampMillis, long events, long undecided) {
    lock.lock();
    try {
      matched = true;
      sink.heard(timestampMillis);
      sink.count(sinceMillis, timestampMillis, events, undecided);
    } finally {
      lock.unlock();
    }
  }

  double carry() {
    return carry;
  }

  void restoreCarry(double saved) {
    carry = saved;
  }
}
