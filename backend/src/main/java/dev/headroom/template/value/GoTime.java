package dev.headroom.template.value;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Times in the words of Go: layouts that show how one moment would look, lengths like 1h2m3s. */
public final class GoTime {
  /** How a moment is shown that nobody formats. */
  static final String PLAIN = "2006-01-02 15:04:05.999999999 -0700 MST";

  /** The parts of a layout; where several fit, the first in this list is meant. */
  private static final List<String> PARTS =
      List.of(
          "January",
          "Monday",
          "Z07:00:00",
          "-07:00:00",
          "Z070000",
          "-070000",
          "Z07:00",
          "-07:00",
          "Z0700",
          "-0700",
          "2006",
          "Z07",
          "-07",
          "Jan",
          "Mon",
          "MST",
          "002",
          "__2",
          "01",
          "02",
          "03",
          "04",
          "05",
          "06",
          "15",
          "PM",
          "pm",
          "_2",
          "1",
          "2",
          "3",
          "4",
          "5");

  private static final Duration SECOND = Duration.ofSeconds(1);

  private GoTime() {}

  /** A moment as the layout shows it. */
  public static String format(ZonedDateTime at, String layout) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < layout.length(); ) {
      int fraction = fractionEnd(layout, from);
      if (fraction > from) {
        text.append(fraction(at.getNano(), layout.substring(from, fraction)));
        from = fraction;
        continue;
      }
      String part = partAt(layout, from);
      text.append(part.isEmpty() ? layout.substring(from, from + 1) : shown(at, part));
      from += Math.max(1, part.length());
    }
    return text.toString();
  }

  private static String partAt(String layout, int from) {
    for (String part : PARTS) {
      if (layout.startsWith(part, from) && !isWord(layout, from, part)) {
        return part;
      }
    }
    return "";
  }

  /** {@code Jan} in {@code Janet} is no month, and {@code _2} in {@code _2006} is no day. */
  private static boolean isWord(String layout, int from, String part) {
    int end = from + part.length();
    return switch (part) {
      case "Jan", "Mon" -> end < layout.length() && Character.isLowerCase(layout.charAt(end));
      case "_2" -> layout.startsWith("_2006", from);
      default -> false;
    };
  }

  /** Where {@code .000} or {@code ,999} ends that begins here; here, if none does. */
  private static int fractionEnd(String layout, int from) {
    char sign = layout.charAt(from);
    if ((sign != '.' && sign != ',') || from + 1 >= layout.length()) {
      return from;
    }
    char digit = layout.charAt(from + 1);
    if (digit != '0' && digit != '9') {
      return from;
    }
    int end = from + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean goesOn = end < layout.length() && Character.isDigit(layout.charAt(end));
    return goesOn || end - from > 10 ? from : end;
  }

  private static String fraction(int nanos, String pattern) {
    String digits = "%09d".formatted(nanos).substring(0, pattern.length() - 1);
    if (pattern.charAt(1) == '0') {
      return pattern.charAt(0) + digits;
    }
    String trimmed = digits.replaceAll("0+$", "");
    return trimmed.isEmpty() ? "" : pattern.charAt(0) + trimmed;
  }

  private static String shown(ZonedDateTime at, String part) {
    return switch (part) {
      case "2006" -> "%04d".formatted(at.getYear());
      case "06" -> two(at.getYear() % 100);
      case "01" -> two(at.getMonthValue());
      case "1" -> String.valueOf(at.getMonthValue());
      case "Jan" -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "January" -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "02" -> two(at.getDayOfMonth());
      case "2" -> String.valueOf(at.getDayOfMonth());
      case "_2" -> "%2d".formatted(at.getDayOfMonth());
      case "002" -> "%03d".formatted(at.getDayOfYear());
      case "__2" -> "%3d".formatted(at.getDayOfYear());
      case "Mon" -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case "Monday" -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      default -> clock(at, part);
    };
  }

  private static String clock(ZonedDateTime at, String part) {
    int twelve = at.getHour() % 12 == 0 ? 12 : at.getHour() % 12;
    return switch (part) {
      case "15" -> two(at.getHour());
      case "03" -> two(twelve);
      case "3" -> String.valueOf(twelve);
      case "04" -> two(at.getMinute());
      case "4" -> String.valueOf(at.getMinute());
      case "05" -> two(at.getSecond());
      case "5" -> String.valueOf(at.getSecond());
      case "PM" -> at.getHour() < 12 ? "AM" : "PM";
      case "pm" -> at.getHour() < 12 ? "am" : "pm";
      case "MST" -> zone(at);
      default -> offset(at.getOffset(), part);
    };
  }

  private static String zone(ZonedDateTime at) {
    if (at.getZone().normalized().equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    String name = java.time.format.DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at);
    return name.matches("[A-Z]{3,5}") ? name : offset(at.getOffset(), "-07");
  }

  private static String offset(ZoneOffset offset, String part) {
    int seconds = offset.getTotalSeconds();
    if (part.startsWith("Z") && seconds == 0) {
      return "Z";
    }
    int all = Math.abs(seconds);
    String colon = part.contains(":") ? ":" : "";
    int digits = part.replace(":", "").length() - 1;
    return (seconds < 0 ? "-" : "+")
        + two(all / 3600)
        + (digits >= 4 ? colon + two(all / 60 % 60) : "")
        + (digits >= 6 ? colon + two(all % 60) : "");
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }

  /** A length as Go shows it: {@code 1h2m3.5s}, {@code 250ms}, {@code 0s}. */
  public static String format(Duration length) {
    if (length.isZero()) {
      return "0s";
    }
    Duration all = length.abs();
    String sign = length.isNegative() ? "-" : "";
    if (all.compareTo(SECOND) < 0) {
      return sign + small(all.toNanos());
    }
    String seconds = decimal(all.toSecondsPart(), all.toNanosPart(), 9) + "s";
    long hours = all.toHours();
    if (hours > 0) {
      return sign + hours + "h" + all.toMinutesPart() + "m" + seconds;
    }
    return sign + (all.toMinutes() > 0 ? all.toMinutes() + "m" : "") + seconds;
  }

  private static String small(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return decimal(nanos / 1_000, (int) (nanos % 1_000), 3) + "\u00b5s";
    }
    return decimal(nanos / 1_000_000, (int) (nanos % 1_000_000), 6) + "ms";
  }

  private static String decimal(long whole, int fraction, int digits) {
    String text = ("%0" + digits + "d").formatted(fraction).replaceAll("0+$", "");
    return text.isEmpty() ? String.valueOf(whole) : whole + "." + text;
  }

  /** The same for people, from seconds: {@code 1d 2h 3m 4s}, {@code 1.5s}, {@code 20ms}. */
  public static String humanized(double seconds) {
    if (Double.isNaN(seconds) || Double.isInfinite(seconds) || seconds == 0) {
      return GoNumber.format(seconds, 'g', 4) + (seconds == 0 ? "s" : "");
    }
    if (Math.abs(seconds) < 1) {
      return tiny(seconds);
    }
    String sign = seconds < 0 ? "-" : "";
    long all = (long) Math.abs(seconds);
    long days = all / 86_400;
    long hours = all / 3_600 % 24;
    long minutes = all / 60 % 60;
    if (days > 0) {
      return "%s%dd %dh %dm %ds".formatted(sign, days, hours, minutes, all % 60);
    }
    if (hours > 0) {
      return "%s%dh %dm %ds".formatted(sign, hours, minutes, all % 60);
    }
    return minutes > 0
        ? "%s%dm %ds".formatted(sign, minutes, all % 60)
        : sign + GoNumber.format(Math.abs(seconds), 'g', 4) + "s";
  }

  private static String tiny(double seconds) {
    String prefix = "";
    double rest = seconds;
    for (String next : List.of("m", "u", "n", "p", "f", "a", "z", "y")) {
      if (Math.abs(rest) >= 1) {
        break;
      }
      prefix = next;
      rest *= 1_000;
    }
    return GoNumber.format(rest, 'g', 4) + prefix + "s";
  }
}
