package dev.headroom.query;

import dev.headroom.select.Selector;

/** What the first series are told against: those of the same labels, as far as lines tell them. */
public record Against(Combination operator, Selector selector) {
  /** How two numbers become one. */
  public enum Combination {
    RATIO('/'),
    DIFFERENCE('-');

    private final char symbol;

    Combination(char symbol) {
      this.symbol = symbol;
    }

    public char symbol() {
      return symbol;
    }

    /** NaN where one is not known, or a ratio is to nothing. */
    double of(double first, double second) {
      return switch (this) {
        case RATIO -> second == 0 ? Double.NaN : first / second;
        case DIFFERENCE -> first - second;
      };
    }
  }
}
