package dev.headroom.routing;

import dev.headroom.routing.escalation.Failover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Somebody who is told.
 *
 * @param name unique
 * @param integrations how; with none, incidents are seen in the user interface alone
 * @param others entries by which no incident is told: beats for who watches us
 * @param failover who is told of a page that does not arrive; empty if nobody else is
 */
public record Receiver(
    String name,
    List<Integration> integrations,
    List<Integration> others,
    Optional<Failover> failover) {
  public Receiver {
    integrations = List.copyOf(integrations);
    others = List.copyOf(others);
  }

  /** One whose pages wait for it alone. */
  public Receiver(String name, List<Integration> integrations) {
    this(name, integrations, Optional.empty());
  }

  /** One by which nothing else is done. */
  public Receiver(String name, List<Integration> integrations, Optional<Failover> failover) {
    this(name, integrations, List.of(), failover);
  }

  /** The same with every duration turned into another one. */
  Receiver scaled(UnaryOperator<Duration> scale) {
    return new Receiver(name, integrations, others, failover.map(each -> each.scaled(scale)));
  }
}
