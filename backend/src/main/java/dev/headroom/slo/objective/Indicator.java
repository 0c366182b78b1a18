package dev.headroom.slo.objective;

import dev.headroom.model.Unit;
import dev.headroom.select.Selector;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Good or bad events over all events, by counting.
 *
 * @param counted which side is counted beside the total
 * @param events the good (or bad) events
 * @param total all events
 */
public record Indicator(Side counted, MetricSource events, MetricSource total) {
  /** Whether {@code events} are the good ones or the bad ones. */
  public enum Side {
    GOOD,
    BAD
  }

  /** Both sides as people are told of them: {@code good a_total{code="200"}, total a_total}. */
  public String text() {
    return eventsText() + ", " + totalText();
  }

  /** The counted side as people are told of it. */
  public String eventsText() {
    String side =
        switch (counted) {
          case GOOD -> "good";
          case BAD -> "bad";
        };
    return side + " " + events.selector().text();
  }

  /** The total as people are told of it. */
  public String totalText() {
    return "total " + total.selector().text();
  }

  /** Where events are counted. */
  public sealed interface MetricSource {
    Selector selector();

    /** The increase of the matching counters. */
    record CounterSource(Selector selector) implements MetricSource {}

    /**
     * The observations of the matching distributions.
     *
     * @param atMost only those at or under this many base units (seconds, bytes, ones); all of them
     *     where empty
     * @param writtenIn the unit that people wrote it in; what is counted does not depend on it
     */
    record DistributionSource(
        Selector selector, Optional<BigDecimal> atMost, Optional<Unit> writtenIn)
        implements MetricSource {
      /** With an amount that was written as a bare number of base units. */
      public DistributionSource(Selector selector, Optional<BigDecimal> atMost) {
        this(selector, atMost, Optional.empty());
      }

      /** Up to where they count, with its unit. */
      public Optional<Limit> limit() {
        return atMost.map(amount -> Limit.of(amount, writtenIn, selector.metric().orElse("")));
      }
    }
  }
}
