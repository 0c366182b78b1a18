package dev.headroom.ingest.decode;

import dev.headroom.model.Unit;
import java.util.Optional;
import java.util.Set;

/** The units our own endpoints take values in. */
public final class NativeUnits {
  private static final Set<String> SYMBOLS = Set.of("ns", "us", "ms", "s", "By", "1");

  private NativeUnits() {}

  public static Optional<Unit> of(String symbol) {
    return SYMBOLS.contains(symbol) ? Optional.of(Unit.of(symbol)) : Optional.empty();
  }

  /** Says that a symbol is none of them. */
  public static String unknown(String symbol) {
    return "unit " + Excerpt.of(symbol) + " is none of ns, us, ms, s, By, 1";
  }
}
