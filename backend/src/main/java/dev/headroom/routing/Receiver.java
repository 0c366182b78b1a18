package dev.headroom.routing;

import java.util.List;

/**
 * Somebody who is told.
 *
 * @param name unique
 * @param integrations how; with none, incidents are seen in the user interface alone
 * @param others entries by which no incident is told: beats for who watches us
 */
public record Receiver(String name, List<Integration> integrations, List<Integration> others) {
  public Receiver {
    integrations = List.copyOf(integrations);
    others = List.copyOf(others);
  }

  /** Without others. */
  public Receiver(String name, List<Integration> integrations) {
    this(name, integrations, List.of());
  }
}
