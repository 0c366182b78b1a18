package dev.headroom.logs.text;

import java.text.Normalizer;

/**
 * A message as people see it: without what a terminal does not print, and with each character
 * written in one way, as Unicode may write it in two (é is one character, or e and an accent).
 */
public final class VisibleText {
  private VisibleText() {}

  public static String of(String text) {
    return Normalizer.normalize(TerminalCodes.blanked(text), Normalizer.Form.NFC);
  }
}
