package dev.headroom.routing.escalation;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Who is told of a page that does not arrive.
 *
 * @param after how long it may take; above 0. What was refused for good does not wait for it
 * @param receiver name of the one that is told instead
 */
public record Failover(Duration after, String receiver) {
  /** The same with another duration. */
  public Failover scaled(UnaryOperator<Duration> scale) {
    return new Failover(scale.apply(after), receiver);
  }
}
