package dev.headroom.routing;

import java.util.Map;
import java.util.Optional;

/** Reads the integrations of one kind from {@code routing.yaml}. */
public interface IntegrationReader {
  /** Key of a receiver's list of such entries: {@code webhook_configs}. */
  String key();

  /** Whether incidents are told by such entries; else they are for something else. */
  default boolean tells() {
    return true;
  }

  /** What entries take from {@code global} where they say nothing: its key by the entry's. */
  default Map<String, String> inherits() {
    return Map.of();
  }

  /** An entry of that list; empty, with problems of the entry, if it cannot be used. */
  Optional<? extends Integration> read(IntegrationEntry entry);
}
