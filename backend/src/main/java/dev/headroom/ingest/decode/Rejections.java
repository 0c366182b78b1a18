package dev.headroom.ingest.decode;

import dev.headroom.model.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers what of a push was not taken, and what of it was taken only after a field was mended or
 * left out: all of it counted by reason, the first few told in full. For one thread at a time.
 */
public final class Rejections {
  private static final int EXAMPLES_MAX = 10;
  private static final String UTF8 = "utf8";

  private final Map<String, Rejection> byReason = new LinkedHashMap<>();
  private final Map<String, Rejection> mended = new LinkedHashMap<>();
  private final List<Example> examples = new ArrayList<>();

  /**
   * One rejection told in full.
   *
   * @param line which line of the body, counted from 1; 0 where the format has no lines
   */
  public record Example(int line, Rejection rejection) {}

  public void add(Rejection rejection) {
    add(0, rejection);
  }

  public void add(String reason, long points, String detail) {
    add(0, new Rejection(reason, points, detail));
  }

  /**
   * A rejection of one record.
   *
   * @param line where it stands in the body, counted from 1; 0 where the format has no lines
   */
  public void addLine(int line, String reason, String detail) {
    String where = line == 0 ? "" : "line " + line + ": ";
    add(line, new Rejection(reason, 1, where + detail));
  }

  public void addAll(List<Rejection> rejections) {
    rejections.forEach(this::add);
  }

  /**
   * Text that is not UTF-8 and was mended; what it is part of is taken.
   *
   * @param characters U+FFFD that stand in its place; nothing is noted for 0
   * @param what was replaced: {@code bytes that are not UTF-8 in …}
   */
  public void addReplaced(long characters, String what) {
    if (characters > 0) {
      addMended(UTF8, characters, what + " became U+FFFD");
    }
  }

  /** How many characters stand for text that is not UTF-8. */
  public long replacedCharacters() {
    Rejection replaced = mended.get(UTF8);
    return replaced == null ? 0 : replaced.points();
  }

  /**
   * Fields that were mended or left out while the point or record they belong to was taken.
   *
   * @param what the stable word for metrics: {@code utf8}, {@code trace_id}, …
   * @param fields how many
   * @param detail the first of them
   */
  public void addMended(String what, long fields, String detail) {
    merge(mended, new Rejection(what, fields, detail));
  }

  private static void merge(Map<String, Rejection> into, Rejection rejection) {
    into.merge(
        rejection.reason(),
        rejection,
        (first, next) ->
            new Rejection(first.reason(), first.points() + next.points(), first.detail()));
  }

  private void add(int line, Rejection rejection) {
    merge(byReason, rejection);
    if (examples.size() < EXAMPLES_MAX) {
      examples.add(new Example(line, rejection));
    }
  }

  public boolean isEmpty() {
    return byReason.isEmpty();
  }

  /** Points not taken, for all reasons. */
  public long points() {
    return byReason.values().stream().mapToLong(Rejection::points).sum();
  }

  /** One for each reason, with the first point's detail. */
  public List<Rejection> byReason() {
    return List.copyOf(byReason.values());
  }

  /** Fields mended or left out, one entry for each kind; {@code points} counts fields. */
  public List<Rejection> mended() {
    return List.copyOf(mended.values());
  }

  /** The first ten, in the order they were met. */
  public List<Example> examples() {
    return List.copyOf(examples);
  }

  /**
   * For people, in one line: {@code 3 too_old (…); 1 label_limit (…); taken with 1 utf8 mended
   * (…)}.
   */
  @Override
  public String toString() {
    return Stream.concat(
            byReason.values().stream()
                .map(each -> "%d %s (%s)".formatted(each.points(), each.reason(), each.detail())),
            mended.values().stream()
                .map(each ->
                    "taken with %d %s mended (%s)"
                        .formatted(each.points(), each.reason(), each.detail())))
        .collect(Collectors.joining("; "));
  }
}
