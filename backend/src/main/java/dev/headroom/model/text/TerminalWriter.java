package dev.headroom.model.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A terminal to which texts of others are shown, and which obeys none of them. */
public final class TerminalWriter extends FilterWriter {
  public TerminalWriter(Writer terminal) {
    super(terminal);
  }

  @Override
  public void write(int character) throws IOException {
    out.write(InertText.lines(Character.toString((char) character)));
  }

  @Override
  public void write(char[] characters, int start, int length) throws IOException {
    out.write(InertText.lines(new String(characters, start, length)));
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    out.write(InertText.lines(text.substring(start, start + length)));
  }
}
