package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.RealValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.Datum.TruthValue;
import dev.headroom.template.value.Datum.WholeValue;
import dev.headroom.template.value.TemplateFailure;

/** {@code eq}, {@code lt} and what follows from them; values of two kinds are not compared. */
final class Comparing {
  private Comparing() {}

  private enum Kind {
    TEXT,
    WHOLE,
    REAL,
    TRUTH,
    OTHER
  }

  private static Kind kind(Datum value) {
    return switch (value) {
      case TextValue _ -> Kind.TEXT;
      case WholeValue _, SpanValue _ -> Kind.WHOLE;
      case RealValue _ -> Kind.REAL;
      case TruthValue _ -> Kind.TRUTH;
      default -> Kind.OTHER;
    };
  }

  /** Whether the first is equal to any of the others. */
  static Datum equalsAny(Arguments arguments) {
    Datum first = arguments.atLeast(1).get(0);
    if (arguments.count() == 1) {
      throw new TemplateFailure("missing argument for comparison");
    }
    boolean isAny = false;
    for (int i = 1; i < arguments.count() && !isAny; i++) {
      isAny = isEqual(first, arguments.get(i));
    }
    return Datum.of(isAny);
  }

  static boolean isEqual(Datum one, Datum other) {
    if (one instanceof Datum.NoValue || other instanceof Datum.NoValue) {
      return one.equals(other);
    }
    Kind kind = kind(one);
    if (kind != kind(other)) {
      throw new TemplateFailure("incompatible types for comparison");
    }
    if (kind == Kind.OTHER && !comparable(one)) {
      throw new TemplateFailure("non-comparable type " + one.type());
    }
    boolean isOrdered = kind != Kind.OTHER && kind != Kind.TRUTH;
    return isOrdered ? order(kind, one, other) == 0 : one.equals(other);
  }

  private static boolean comparable(Datum value) {
    return value instanceof Datum.MomentValue;
  }

  /** Whether one comes before the other. */
  static boolean isLess(Datum one, Datum other) {
    Kind kind = kind(one);
    if (kind == Kind.TRUTH || kind == Kind.OTHER) {
      throw new TemplateFailure("invalid type for comparison");
    }
    if (kind != kind(other)) {
      throw new TemplateFailure("incompatible types for comparison");
    }
    return order(kind, one, other) < 0;
  }

  private static int order(Kind kind, Datum one, Datum other) {
    return switch (kind) {
      case TEXT -> compare(((TextValue) one).text(), ((TextValue) other).text());
      case REAL -> Double.compare(((RealValue) one).number(), ((RealValue) other).number());
      default -> Long.compare(whole(one), whole(other));
    };
  }

  /** By characters and not by the units of UTF-16. */
  private static int compare(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == one.length() || at == other.length()) {
      return Integer.compare(one.length(), other.length());
    }
    boolean bothHalf =
        Character.isSurrogate(one.charAt(at)) && Character.isSurrogate(other.charAt(at));
    if (bothHalf) {
      return Character.compare(one.charAt(at), other.charAt(at));
    }
    return Integer.compare(one.codePointAt(at), other.codePointAt(at));
  }

  private static long whole(Datum value) {
    return value instanceof SpanValue span
        ? span.length().toNanos()
        : ((WholeValue) value).number();
  }
}
