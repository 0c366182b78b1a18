package dev.headroom.metrics.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One case: points in, counts out, as plain text. {@code src/test/resources/growth/README.md} tells
 * how it is written.
 *
 * @param where file and line
 * @param kinds of data it holds for
 * @param pushes in order of arrival, each with the points it brings
 */
record GrowthCase(
    String where,
    String title,
    String rule,
    Set<Kind> kinds,
    List<Push> pushes,
    List<Expected> expected) {

  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9.]+)(ms|s|m|h|d)");
  private static final Pattern POINT =
      Pattern.compile(
          "(?<time>\\S+)\\s+(?<sender>\\S+)(?<labels>(\\s+[a-z_]+=\\S+)*)"
              + "(\\s+from\\s+(?<from>\\S+))?\\s+(?<value>-?[0-9.]+|\\[[0-9 ]+]|stale|NaN)");

  /** The shapes in which cumulative data comes. */
  enum Kind {
    /** Samples without a start, told apart by labels: Prometheus. */
    COUNTERS,
    /** OTLP cumulative monotonic sums. */
    SUMS,
    EXPLICIT,
    EXPONENTIAL,
    HDR
  }

  /** Points that arrive together; none where only time goes on. */
  record Push(long millis, List<Point> points) {}

  /**
   * @param fromMillis the start it states; {@link Long#MIN_VALUE} for none
   * @param buckets counts of buckets; one of them where the case tells a number
   */
  record Point(
      long millis,
      String sender,
      Map<String, String> labels,
      long fromMillis,
      double value,
      long[] buckets) {}

  /**
   * A line that begins with an arrow.
   *
   * @param what the words after the number
   */
  record Expected(double number, String what) {}

  static List<GrowthCase> read(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readAllLines(file));
  }

  static List<GrowthCase> parse(String where, List<String> lines) {
    List<GrowthCase> cases = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (!lines.get(at).startsWith("case: ")) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < lines.size() && !lines.get(end).startsWith("case: ")) {
        end++;
      }
      cases.add(one(where + ":" + (at + 1), lines.subList(at, end)));
      at = end;
    }
    return cases;
  }

  private static GrowthCase one(String where, List<String> lines) {
    String title = lines.getFirst().substring("case: ".length());
    String rule = "";
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<Push> pushes = new ArrayList<>();
    List<Expected> expected = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String text = line.strip();
      try {
        if (text.startsWith("rule: ")) {
          rule = text.substring("rule: ".length());
        } else if (text.startsWith("kinds: ")) {
          Arrays.stream(text.substring("kinds: ".length()).split(",\\s*"))
              .forEach(each -> kinds.add(Kind.valueOf(each.toUpperCase(Locale.ROOT))));
        } else if (text.startsWith("=> ")) {
          expected.add(expected(text.substring(3)));
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          push(text, pushes);
        }
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(where + ": cannot read \"" + line + "\"", e);
      }
    }
    if (kinds.isEmpty()) {
      kinds.addAll(fitting(pushes));
    }
    if (rule.isEmpty() || expected.isEmpty()) {
      throw new IllegalArgumentException(where + ": a case needs a rule and what is expected");
    }
    return new GrowthCase(where, title, rule, kinds, pushes, expected);
  }

  private static Set<Kind> fitting(List<Push> pushes) {
    boolean starts =
        pushes.stream()
            .flatMap(push -> push.points().stream())
            .anyMatch(point -> point.fromMillis() != Long.MIN_VALUE);
    return starts ? EnumSet.complementOf(EnumSet.of(Kind.COUNTERS)) : EnumSet.allOf(Kind.class);
  }

  private static Expected expected(String text) {
    String[] words = text.split("\\s+", 2);
    return new Expected(Double.parseDouble(words[0]), words.length > 1 ? words[1] : "");
  }

  private static void push(String text, List<Push> pushes) {
    boolean together = text.startsWith("+ ");
    String line = together ? text.substring(2).strip() : text;
    if (line.endsWith(" nothing")) {
      pushes.add(new Push(millis(line.split("\\s+")[0]), List.of()));
      return;
    }
    Matcher point = POINT.matcher(line);
    if (!point.matches()) {
      throw new IllegalArgumentException("not a point");
    }
    Map<String, String> labels = new TreeMap<>();
    for (String label : point.group("labels").strip().split("\\s+")) {
      if (!label.isEmpty()) {
        labels.put(label.split("=")[0], label.split("=")[1]);
      }
    }
    String from = point.group("from");
    Point read =
        point(
            millis(point.group("time")),
            point.group("sender"),
            labels,
            from == null ? Long.MIN_VALUE : millis(from),
            point.group("value"));
    if (together) {
      pushes.getLast().points().add(read);
    } else {
      pushes.add(new Push(read.millis(), new ArrayList<>(List.of(read))));
    }
  }

  private static Point point(
      long millis, String sender, Map<String, String> labels, long from, String value) {
    if (value.startsWith("[")) {
      String[] counts = value.substring(1, value.length() - 1).strip().split("\\s+");
      long[] buckets = Arrays.stream(counts).mapToLong(Long::parseLong).toArray();
      return new Point(
          millis, sender, labels, from, (double) Arrays.stream(buckets).sum(), buckets);
    }
    double number = value.matches("stale|NaN") ? Double.NaN : Double.parseDouble(value);
    long whole = (long) number;
    return new Point(
        millis, sender, labels, from, number, new long[] {whole - whole / 4, whole / 4});
  }

  static long millis(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      throw new IllegalArgumentException("not a time such as 10s: " + text);
    }
    long unit =
        switch (amount.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    return Math.round(Double.parseDouble(amount.group(1)) * unit);
  }
}
