package dev.headroom.outside;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An alert as it is posted.
 *
 * @param labels those with an empty value are no labels
 * @param generatorUrl where its sender shows it; may be empty
 */
public record PostedAlert(
    Map<String, String> labels,
    Map<String, String> annotations,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    String generatorUrl) {
  public PostedAlert {
    Map<String, String> named = new TreeMap<>(labels);
    named.values().removeIf(String::isEmpty);
    labels = Map.copyOf(named);
    annotations = Map.copyOf(annotations);
  }
}
