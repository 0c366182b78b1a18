package dev.headroom.logs.text;

/**
 * One word of a line: what stands between blanks and separators, and may hold {@code . : - _ @} and
 * the like. Of it or of its parts between colons these are variable as a whole:
 *
 * <ul>
 *   <li>what begins with a digit: numbers, durations, times, IPv4 addresses with or without port
 *   <li>addresses as of mail, with an {@code @} inside, and IPv6 addresses
 *   <li>8 or more hex digits
 *   <li>anything else with a digit in it, as ids are; but of a name with a number at its end, as
 *       {@code shard-11}, the number only, and of letters beyond ASCII, which some languages write
 *       without blanks, the digits only
 * </ul>
 */
final class SignatureWord {
  private static final int HEX_ID_MIN = 8;

  /** Shorter ones are a part of an id as likely as a name. */
  private static final int NAME_LETTERS_MIN = 3;

  /** Unicode has it twice; it is in durations and in no word. */
  private static final String MICRO = "µμ";

  private final String line;
  private final int start;
  private final int end;
  private final SignatureReader reader;

  SignatureWord(String line, int start, int end, SignatureReader reader) {
    this.line = line;
    this.start = start;
    this.end = end;
    this.reader = reader;
  }

  void read() {
    if (isTimeOrAddress()) {
      int last = trimmedEnd(start, end);
      reader.vary(start, last);
      reader.keep(last, end);
      return;
    }
    int from = start;
    for (int at = start; at < end; at++) {
      if (line.charAt(at) == ':') {
        whole(from, at);
        reader.keep(at, at + 1);
        from = at + 1;
      }
    }
    whole(from, end);
  }

  /** What holds colons and is one value all the same. */
  private boolean isTimeOrAddress() {
    int last = trimmedEnd(start, end);
    int colons = 0;
    boolean isHex = true;
    boolean beginWithDigits = true;
    for (int at = start; at < last; at++) {
      char c = line.charAt(at);
      boolean begins = at == start || line.charAt(at - 1) == ':';
      colons += c == ':' ? 1 : 0;
      isHex &= c == ':' || c == '.' || isHexDigit(c);
      beginWithDigits &= !begins || Character.isDigit(c);
    }
    return colons > 0 && (beginWithDigits || (isHex && colons > 1 && firstDigit(start, last) >= 0));
  }

  /** A part without the punctuation around it. */
  private void whole(int from, int to) {
    int first = from;
    while (first < to && !isLetterOrDigit(first) && !isSign(first, to)) {
      first++;
    }
    int last = trimmedEnd(first, to);
    reader.keep(from, first);
    core(first, last);
    reader.keep(last, to);
  }

  private void core(int from, int to) {
    int digit = firstDigit(from, to);
    if (isHexId(from, to) || isMail(from, to)) {
      reader.vary(from, to);
    } else if (digit < 0) {
      reader.keep(from, to);
    } else if (hasLettersBeyondAscii(from, to)) {
      digitsOnly(from, to);
    } else if (isNameWithNumber(from, digit, to)) {
      reader.keep(from, digit);
      reader.vary(digit, to);
    } else {
      reader.vary(from, to);
    }
  }

  private void digitsOnly(int from, int to) {
    int at = from;
    while (at < to) {
      boolean digits = Character.isDigit(line.charAt(at));
      int next = at;
      while (next < to && Character.isDigit(line.charAt(next)) == digits) {
        next++;
      }
      if (digits) {
        reader.vary(at, next);
      } else {
        reader.keep(at, next);
      }
      at = next;
    }
  }

  private boolean isNameWithNumber(int from, int digit, int to) {
    int letters = 0;
    boolean isHex = true;
    for (int at = from; at < digit; at++) {
      char c = line.charAt(at);
      letters += Character.isLetter(c) ? 1 : 0;
      isHex &= !Character.isLetter(c) || isHexDigit(c);
    }
    int at = digit;
    while (at < to && Character.isDigit(line.charAt(at))) {
      at++;
    }
    return at == to && letters >= NAME_LETTERS_MIN && !isHex;
  }

  private boolean isHexId(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isHexDigit(line.charAt(at))) {
        return false;
      }
    }
    return to - from >= HEX_ID_MIN;
  }

  private boolean isMail(int from, int to) {
    int at = line.indexOf('@', from, to);
    return at > from && at < to - 1;
  }

  private boolean hasLettersBeyondAscii(int from, int to) {
    for (int at = from; at < to; at++) {
      char c = line.charAt(at);
      if (c > 0x7f && (Character.isLetter(c) || Character.isSurrogate(c)) && MICRO.indexOf(c) < 0) {
        return true;
      }
    }
    return false;
  }

  private int firstDigit(int from, int to) {
    for (int at = from; at < to; at++) {
      if (Character.isDigit(line.charAt(at))) {
        return at;
      }
    }
    return -1;
  }

  private int trimmedEnd(int from, int to) {
    int last = to;
    while (last > from && !isLetterOrDigit(last - 1) && line.charAt(last - 1) != '%') {
      last--;
    }
    return last;
  }

  /** Whether a minus, plus or point belongs to the number after it. */
  private boolean isSign(int at, int to) {
    char c = line.charAt(at);
    return (c == '-' || c == '+' || c == '.')
        && at + 1 < to
        && Character.isDigit(line.charAt(at + 1));
  }

  /** Halves of characters beyond the basic plane count as letters: they are never split off. */
  private boolean isLetterOrDigit(int at) {
    char c = line.charAt(at);
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private static boolean isHexDigit(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
