package dev.headroom.ingest.json;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers the names of one object's fields: most have few, and need no hashing. */
final class SeenNames {
  private static final int FEW = 16;

  private final String[] few = new String[FEW];
  private int size;
  private @Nullable Set<String> many;

  /** Adds a name; false if it was there. */
  boolean add(String name) {
    for (int i = 0; i < size; i++) {
      if (few[i].equals(name)) {
        return false;
      }
    }
    if (size < FEW) {
      few[size++] = name;
      return true;
    }
    Set<String> others = many == null ? new HashSet<>() : many;
    many = others;
    return others.add(name);
  }
}
