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
public record Indicator(Side counted, Source events, Source total) {
  /** Whether {@code events} are the good ones or the bad ones. */
  public enum Side {
    GOOD,
    BAD
  }

  /** Where events are counted. */
  public sealed interface Source {
    Selector selector();

    /** The increase of the matching counters. */
    record Counter(Selector selector) implements Source {}

    /**
     * The observations of the matching distributions.
     *
     * @param atMost only those at or under this many base units (seconds, bytes, ones); all of them
     *     where empty
     * @param writtenIn the unit that people wrote it in; what is counted does not depend on it
     */
    record Observations(Selector selector, Optional<BigDecimal> atMost, Optional<Unit> writtenIn)
        implements Source {
      /** With an amount that was written as a bare number of base units. */
      public Observations(Selector selector, Optional<BigDecimal> atMost) {
        this(selector, atMost, Optional.empty());
      }

      /** Up to where they count, with its unit. */
      public Optional<Limit> limit() {
        return atMost.map(amount -> Limit.of(amount, writtenIn, selector.metric().orElse("")));
      }
    }
  }
}
