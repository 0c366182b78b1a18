package dev.headroom.logs.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the fixed parts of a line from the variable ones. Goes through it once; what is fixed and
 * what is variable depends on nothing but the word itself, so lines of one template agree.
 *
 * <p>Variable are quoted texts, and of what stands between blanks, brackets and the like the
 * {@linkplain SignatureWord words} that say so themselves. In a line that is a JSON object quotes
 * are mere punctuation: all its texts are quoted, the names too.
 */
final class SignatureReader {
  static final int FIXED_CHARACTERS_MAX = 400;
  static final int VALUES_MAX = 40;
  static final int VALUE_CHARACTERS_MAX = 64;

  private static final String SEPARATORS = ",;=()[]{}<>|&?/\"'`";
  private static final String QUOTES = "\"'`";

  private final String line;
  private final boolean quotesText;
  private final boolean[] unclosed = new boolean[QUOTES.length()];
  private final List<String> fixed = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private int fixedCharacters;
  private boolean full;

  SignatureReader(String line) {
    this.line = line;
    this.quotesText = !line.startsWith("{");
  }

  LineSignature read() {
    int at = 0;
    while (at < line.length() && !full) {
      at = next(at);
    }
    fixed.add(full ? wholeCharacters() + LineSignature.CUT : part.toString());
    return new LineSignature(fixed, values);
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
    if (quote >= 0) {
      int end = closing(at, quote);
      if (end > 0) {
        quoted(at, end);
        return end + 1;
      }
    }
    if (isSeparator(at)) {
      keep(at, at + 1);
      return at + 1;
    }
    int end = at;
    while (end < line.length() && !isBlank(line.charAt(end)) && !isSeparator(end)) {
      end++;
    }
    new SignatureWord(line, at, end, this).read();
    return end;
  }

  /** Any blanks are one: some writers align columns with them. */
  private int blanks(int at) {
    int end = at;
    while (end < line.length() && isBlank(line.charAt(end))) {
      end++;
    }
    keep(' ');
    return end;
  }

  private void quoted(int start, int end) {
    keep(start, start + 1);
    vary(start + 1, end);
    keep(end, end + 1);
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
    for (int at = start + 1; at < line.length(); at++) {
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
