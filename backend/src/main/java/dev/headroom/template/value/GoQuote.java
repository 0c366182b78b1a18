package dev.headroom.template.value;

/** Texts in the quotes of Go. */
public final class GoQuote {
  private GoQuote() {}

  /** A text in double quotes, with everything escaped that nobody sees. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case 0x0b -> quoted.append("\\v");
            default -> quoted.append(shown(each));
          }
        });
    return quoted.append('"').toString();
  }

  /** The same with every character escaped that is not ASCII. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    quoted(text)
        .codePoints()
        .forEach(each -> ascii.append(each < 0x80 ? Character.toString(each) : escaped(each)));
    return ascii.toString();
  }

  /** Whether a text may stand in back quotes, in which nothing is escaped. */
  static boolean canBeRaw(String text) {
    return text.codePoints()
        .allMatch(each -> each == '\t' || (each != '`' && each != 0xfeff && isSeen(each)));
  }

  private static String shown(int character) {
    return isSeen(character) ? Character.toString(character) : escaped(character);
  }

  static boolean isSeen(int character) {
    int type = Character.getType(character);
    return character == ' '
        || (!Character.isISOControl(character)
            && !Character.isSpaceChar(character)
            && type != Character.FORMAT
            && type != Character.SURROGATE
            && type != Character.PRIVATE_USE
            && type != Character.UNASSIGNED);
  }

  private static String escaped(int character) {
    if (character < 0x80) {
      return "\\x%02x".formatted(character);
    }
    return (character < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(character);
  }

  /**
   * What an escaped text stands for, without its quotes.
   *
   * @throws TemplateFailure if it is none
   */
  public static String unquoted(String escaped) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < escaped.length(); ) {
      char each = escaped.charAt(at++);
      if (each != '\\') {
        text.append(each);
        continue;
      }
      if (at >= escaped.length()) {
        throw new TemplateFailure("a text ends in the middle of an escape");
      }
      char code = escaped.charAt(at++);
      int digits = digits(code);
      if (digits > 0) {
        int start = code >= '0' && code <= '7' ? at - 1 : at;
        text.appendCodePoint(number(escaped, start, digits, code));
        at = start + digits;
      } else {
        text.append(plain(code));
      }
    }
    return text.toString();
  }

  private static int digits(char code) {
    return switch (code) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> 3;
      default -> 0;
    };
  }

  private static int number(String escaped, int start, int digits, char code) {
    try {
      int base = code == 'x' || code == 'u' || code == 'U' ? 16 : 8;
      int number = Integer.parseInt(escaped.substring(start, start + digits), base);
      if (Character.isValidCodePoint(number) && Character.getType(number) != Character.SURROGATE) {
        return number;
      }
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new TemplateFailure("no escape: \\" + code);
    }
    throw new TemplateFailure("no character: \\" + code);
  }

  private static char plain(char code) {
    return switch (code) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case '\\', '"', '\'' -> code;
      default -> throw new TemplateFailure("no escape: \\" + code);
    };
  }
}
