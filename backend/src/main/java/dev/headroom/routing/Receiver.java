package dev.headroom.routing;

import java.util.List;

/**
 * Somebody who is told.
 *
 * @param name unique
 * @param integrations how; with none, incidents are seen in the user interface alone
 */
public record Receiver(String name, List<Integration> integrations) {
  public Receiver {
    integrations = List.copyOf(integrations);
  }
}
