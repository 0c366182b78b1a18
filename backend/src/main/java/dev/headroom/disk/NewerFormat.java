package dev.headroom.disk;

import java.io.IOException;

/** A file was written by a newer version of the program; this one leaves it alone. */
public final class NewerFormat extends IOException {
  private static final long serialVersionUID = 1;

  public NewerFormat(String file, int version, int known) {
    super(file + " has format version " + version + ", this program knows up to " + known);
  }
}
