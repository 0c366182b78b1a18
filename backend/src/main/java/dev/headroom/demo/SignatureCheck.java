package dev.headroom.demo;

/** What checking a signature says. */
enum SignatureCheck {
  /** The format has no signature. */
  UNSIGNED("none"),
  GOOD("good"),
  MISSING("missing"),
  TOO_OLD("too old"),
  WRONG("wrong");

  private final String words;

  SignatureCheck(String words) {
    this.words = words;
  }

  /** In a word or two, for people. */
  String words() {
    return words;
  }

  /** Whether the delivery may be believed. */
  boolean accepted() {
    return switch (this) {
      case UNSIGNED, GOOD -> true;
      case MISSING, TOO_OLD, WRONG -> false;
    };
  }
}
