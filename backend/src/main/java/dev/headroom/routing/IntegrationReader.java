package dev.headroom.routing;

import java.util.Optional;

/** Reads the integrations of one kind from {@code routing.yaml}. */
public interface IntegrationReader {
  /** Key of a receiver's list of such entries: {@code webhook_configs}. */
  String key();

  /** Whether incidents are told by such entries; else they are for something else. */
  default boolean tells() {
    return true;
  }

  /** An entry of that list; empty, with problems of the entry, if it cannot be used. */
  Optional<? extends Integration> read(IntegrationEntry entry);
}
