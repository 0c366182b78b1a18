package dev.headroom.wal;

import java.io.IOException;

/** A file was written by a newer version of the program; this one leaves it alone. */
final class NewerFormat extends IOException {
  private static final long serialVersionUID = 1;

  NewerFormat(String file, int version, int known) {
    super(file + " has format version " + version + ", this program knows up to " + known);
  }
}
