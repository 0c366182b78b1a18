package dev.headroom.logs.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the fixed parts of a line from the variable ones. Goes through it once; what is fixed and
 * what is variable depends on nothing but the word itself, so lines of one template agree.
 *
 * <p>Variable are quoted texts, and of what stands between blanks, brackets and the like the
 * {@linkplain SignatureWord words} that say so themselves. A quoted text of several words after a
 * {@code =} is what is said rather than whom it is said of, as in {@code msg="disk full"}: it is
 * read like a line, and what is quoted in it, with or without backslashes, is variable. In a line
 * that is a JSON object quotes are mere punctuation: all its texts are quoted, the names too.
 */
final class SignatureReader {
  static final int FIXED_CHARACTERS_MAX = 400;
  static final int VALUES_MAX = 40;
  static final int VALUE_CHARACTERS_MAX = 64;

  private static final String SEPARATORS = ",;=()[]{}<>|&?/\"'`";
  private static final String QUOTES = "\"'`";

  private final String line;
  private final boolean quotesText;
  private final List<String> fixed = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private boolean[] unclosed = new boolean[QUOTES.length()];

  /** Where what is read as a line ends: that of the line, or of the quoted text. */
  private int limit;

  private int fixedCharacters;
  private boolean full;

  SignatureReader(String line) {
    this.line = line;
    this.quotesText = !line.startsWith("{");
  }

  LineSignature read() {
    read(0, line.length());
    fixed.add(full ? wholeCharacters() + LineSignature.CUT : part.toString());
    return new LineSignature(fixed, values);
  }

  private void read(int from, int to) {
    int at = from;
    limit = to;
    while (at < to && !full) {
      at = next(at);
    }
  }

  private CharSequence wholeCharacters() {
    int last = part.length() - 1;
    boolean isHalf = last >= 0 && Character.isHighSurrogate(part.charAt(last));
    return isHalf ? part.subSequence(0, last) : part;
  }

  /** Reads one piece and says where the next one begins. */
  private int next(int at) {
    char c = line.charAt(at);
    if (isBlank(c)) {
      return blanks(at);
    }
    int quote = quotesText ? QUOTES.indexOf(c) : -1;
    int end = quote < 0 ? -1 : closing(at, quote);
    if (end > 0) {
      quoted(at, end);
      return end + 1;
    }
    if (isEscapedQuote(at)) {
      return escapedQuote(at);
    }
    if (isSeparator(at)) {
      keep(at, at + 1);
      return at + 1;
    }
    return word(at);
  }

  private int word(int at) {
    int end = at;
    while (end < limit && !isBlank(line.charAt(end)) && !isSeparator(end) && !isEscapedQuote(end)) {
      end++;
    }
    new SignatureWord(line, at, end, this).read();
    return end;
  }

  /** Any blanks are one: some writers align columns with them. */
  private int blanks(int at) {
    int end = at;
    while (end < limit && isBlank(line.charAt(end))) {
      end++;
    }
    keep(' ');
    return end;
  }

  private void quoted(int start, int end) {
    keep(start, start + 1);
    if (isSaid(start, end)) {
      said(start + 1, end);
    } else {
      vary(start + 1, end);
    }
    keep(end, end + 1);
  }

  /** Whether a quoted text is several words after a {@code =}. */
  private boolean isSaid(int start, int end) {
    if (start == 0 || line.charAt(start - 1) != '=') {
      return false;
    }
    int first = start + 1;
    while (first < end && isBlank(line.charAt(first))) {
      first++;
    }
    int blank = first;
    while (blank < end && !isBlank(line.charAt(blank))) {
      blank++;
    }
    int second = blank;
    while (second < end && isBlank(line.charAt(second))) {
      second++;
    }
    return second < end;
  }

  /** Reads a quoted text as a line of its own, in which quotes pair with each other only. */
  private void said(int from, int to) {
    int outerLimit = limit;
    boolean[] outerUnclosed = unclosed;
    unclosed = new boolean[QUOTES.length()];
    read(from, to);
    limit = outerLimit;
    unclosed = outerUnclosed;
  }

  /** In a quoted text only; elsewhere a backslash is none of ours. */
  private boolean isEscapedQuote(int at) {
    return limit < line.length()
        && line.charAt(at) == '\\'
        && at + 1 < limit
        && QUOTES.indexOf(line.charAt(at + 1)) >= 0;
  }

  /** Reads what stands between two quotes with backslashes, or the first of them alone. */
  private int escapedQuote(int at) {
    int textStart = at + 2;
    keep(at, textStart);
    int quote = QUOTES.indexOf(line.charAt(at + 1));
    if (unclosed[quote]) {
      return textStart;
    }
    int end = line.indexOf(line.substring(at, textStart), textStart, limit);
    if (end < 0) {
      unclosed[quote] = true;
      return textStart;
    }
    vary(textStart, end);
    keep(end, end + 2);
    return end + 2;
  }

  /**
   * Where a quoted text ends that begins here; -1 if none does. A quote within a word is an
   * apostrophe. Where one search for an end found none, later ones would not either.
   */
  private int closing(int start, int quote) {
    if (unclosed[quote] || isWordAt(start - 1)) {
      return -1;
    }
    char sign = line.charAt(start);
    for (int at = start + 1; at < limit; at++) {
      if (line.charAt(at) == '\\') {
        at++;
      } else if (line.charAt(at) == sign && !isWordAt(at + 1)) {
        return at;
      }
    }
    unclosed[quote] = true;
    return -1;
  }

  /** Adds to what is fixed. */
  void keep(int from, int to) {
    for (int at = from; at < to && !full; at++) {
      keep(line.charAt(at));
    }
  }

  private void keep(char c) {
    if (fixedCharacters == FIXED_CHARACTERS_MAX) {
      full = true;
      return;
    }
    part.append(c);
    fixedCharacters++;
  }

  /** Ends what is fixed with a variable part. */
  void vary(int from, int to) {
    if (full || values.size() == VALUES_MAX) {
      full = true;
      return;
    }
    fixed.add(part.toString());
    part.setLength(0);
    values.add(LineSignature.cut(line.substring(from, to), VALUE_CHARACTERS_MAX));
  }

  /** A comma between digits belongs to their number. */
  private boolean isSeparator(int at) {
    char c = line.charAt(at);
    return SEPARATORS.indexOf(c) >= 0 && !(c == ',' && isDigitAt(at - 1) && isDigitAt(at + 1));
  }

  private boolean isDigitAt(int at) {
    return at >= 0 && at < line.length() && Character.isDigit(line.charAt(at));
  }

  private boolean isWordAt(int at) {
    return at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
