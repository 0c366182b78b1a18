package dev.headroom.ingest.decode;

import java.nio.charset.StandardCharsets;

/** Walks the lines of a body, where they lie. For one thread. */
public final class Lines {
  private final byte[] bytes;
  private int number;
  private int from;
  private int end = -1;

  public Lines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next line, if there is one. */
  public boolean next() {
    from = end + 1;
    if (from >= bytes.length) {
      return false;
    }
    number++;
    end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return true;
  }

  /** Which line it is, counted from 1. */
  public int number() {
    return number;
  }

  /** Where it starts. */
  public int from() {
    return from;
  }

  /** How long it is in bytes, without its newline. */
  public int length() {
    return end - from;
  }

  /** Whether it holds white space alone. */
  public boolean isBlank() {
    for (int at = from; at < end; at++) {
      if (bytes[at] > ' ' || bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }

  public String text() {
    return new String(bytes, from, length(), StandardCharsets.UTF_8);
  }
}
