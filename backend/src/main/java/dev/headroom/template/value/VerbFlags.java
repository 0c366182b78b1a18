package dev.headroom.template.value;

/** What stands between a percent sign and its verb. */
final class VerbFlags {
  /** None is said. */
  static final int UNSAID = -1;

  boolean isSharp;
  boolean isPlus;
  boolean isLeft;
  boolean isSpaced;
  boolean isZeroed;

  /** For the verb {@code v} a sharp asks for a value as a program has it, and for nothing else. */
  boolean isAsWritten;

  int width = UNSAID;
  int precision = UNSAID;

  /** Takes a flag; false if it is none. */
  boolean take(char flag) {
    switch (flag) {
      case '#' -> isSharp = true;
      case '+' -> isPlus = true;
      case ' ' -> isSpaced = true;
      case '0' -> isZeroed = !isLeft;
      case '-' -> left();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Blanks at the right are never zeros. */
  void left() {
    isLeft = true;
    isZeroed = false;
  }

  /** What the flags mean to the verb. */
  void of(int verb) {
    if (verb == 'v') {
      isAsWritten = isSharp;
      isSharp = false;
      isPlus = false;
    }
  }

  /** The sign of a number. */
  String sign(boolean isNegative) {
    return isNegative ? "-" : isPlus ? "+" : isSpaced ? " " : "";
  }

  /** A text of the width, at least. */
  String padded(String text) {
    return padded(text, isZeroed);
  }

  String padded(String text, boolean withZeros) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    TemplateWork.length(width);
    return isLeft ? text + " ".repeat(missing) : (withZeros ? "0" : " ").repeat(missing) + text;
  }
}
