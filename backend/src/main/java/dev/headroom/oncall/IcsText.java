package dev.headroom.oncall;

import biweekly.ICalendar;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RawPropertyScribe;
import biweekly.io.text.ICalReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of calendars: how bytes become lines, and lines components. */
final class IcsText {
  /** What says when something is. The library leaves these as they are written. */
  private static final Set<String> OF_TIME =
      Set.of(
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "EXRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID",
          "TZOFFSETFROM",
          "TZOFFSETTO");

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9-]+)");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

  private IcsText() {}

  /** With whole lines: a fold may lie within a character, so it is undone before they are read. */
  static String decode(byte[] bytes) {
    ByteArrayOutputStream unfolded = new ByteArrayOutputStream(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int fold = foldLength(bytes, at);
      if (fold == 0) {
        unfolded.write(bytes[at]);
      }
      at += Math.max(1, fold);
    }
    return unfolded.toString(StandardCharsets.UTF_8);
  }

  private static int foldLength(byte[] bytes, int at) {
    int end = at;
    if (end < bytes.length && bytes[end] == '\r') {
      end++;
    }
    if (end >= bytes.length || bytes[end] != '\n') {
      return 0;
    }
    end++;
    boolean isFold = end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t');
    return isFold ? end + 1 - at : 0;
  }

  /**
   * The calendars in a text, with times and rules as they are written.
   *
   * @throws IllegalArgumentException with what is wrong, if there is none or one is cut
   */
  static List<ICalendar> calendars(String text) {
    String lines = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    checkWhole(lines);
    List<ICalendar> all = new ArrayList<>();
    try (Reader reader = new Reader(lines)) {
      for (ICalendar each = reader.readNext(); each != null; each = reader.readNext()) {
        all.add(each);
      }
    } catch (IOException | RuntimeException e) {
      // What a library throws at a text from elsewhere is that text's fault.
      throw new IllegalArgumentException("it cannot be read: " + e, e);
    }
    return all;
  }

  /** The library takes what is cut, and drops lines without a value. */
  private static void checkWhole(String text) {
    Deque<String> open = new ArrayDeque<>();
    boolean isCalendar = false;
    int number = 0;
    for (String line : LINE_END.split(text, -1)) {
      number++;
      Matcher start = NAME.matcher(line);
      String name = start.lookingAt() ? start.group(1).toUpperCase(Locale.ROOT) : "";
      String value = line.substring(line.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
      boolean hasValue = line.indexOf(':') >= 0;
      if ("BEGIN".equals(name) && (!open.isEmpty() || "VCALENDAR".equals(value))) {
        isCalendar = true;
        open.push(value);
      } else if ("END".equals(name) && !open.isEmpty() && !open.pop().equals(value)) {
        throw new IllegalArgumentException(
            "line %d ends %s, which is not what is open".formatted(number, value));
      } else if (!open.isEmpty() && OF_TIME.contains(name) && !hasValue) {
        throw new IllegalArgumentException(
            "line %d has %s without a value".formatted(number, name));
      }
    }
    if (!isCalendar) {
      throw new IllegalArgumentException("it is no calendar: BEGIN:VCALENDAR is missing");
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("it is cut: END:%s is missing".formatted(open.peek()));
    }
  }

  /** Reads without working out any time: the library's own way of doing so has no bound. */
  private static final class Reader extends ICalReader {
    Reader(String text) {
      super(text);
      OF_TIME.forEach(each -> registerScribe(new RawPropertyScribe(each)));
    }

    @Override
    public @Nullable ICalendar readNext() throws IOException {
      warnings.clear();
      context = new ParseContext();
      return _readNext();
    }
  }
}
