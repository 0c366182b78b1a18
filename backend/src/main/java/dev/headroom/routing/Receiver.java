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
 * @param failover who is told of a page that does not arrive; empty if nobody else is
 */
public record Receiver(String name, List<Integration> integrations, Optional<Failover> failover) {
  public Receiver {
    integrations = List.copyOf(integrations);
  }

  /** One whose pages wait for it alone. */
  public Receiver(String name, List<Integration> integrations) {
    this(name, integrations, Optional.empty());
  }

  /** The same with every duration turned into another one. */
  Receiver scaled(UnaryOperator<Duration> scale) {
    return new Receiver(name, integrations, failover.map(each -> each.scaled(scale)));
  }
}
