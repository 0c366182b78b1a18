package dev.headroom.change;

import dev.headroom.change.ChangeLog.Change;
import dev.headroom.model.ChangeEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The change log as it stands in a checkpoint; the bytes are described in {@code
 * docs/format/checkpoint-changes.md}.
 */
record ChangeCheckpoint(long nextId, List<Change> changes) {
  private static final int VERSION = 1;
  private static final int CHANGES_MAX = 1_000_000;
  private static final int TEXT_BYTES_MAX = 1 << 24;

  void writeTo(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(nextId);
    out.writeInt(changes.size());
    for (Change change : changes) {
      ChangeEvent event = change.event();
      out.writeLong(change.id());
      out.writeLong(event.timeMillis());
      text(out, event.kind());
      text(out, event.service());
      text(out, event.version());
      text(out, event.summary());
      text(out, event.url());
    }
  }

  static ChangeCheckpoint readFrom(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("changes: unknown version " + version);
    }
    long nextId = in.readLong();
    int count = bounded(in.readInt(), CHANGES_MAX, "number of changes");
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long id = in.readLong();
      if (id < 1 || id >= nextId) {
        throw new IOException("changes: id " + id + " beyond the next id " + nextId);
      }
      changes.add(new Change(id, event(in)));
    }
    return new ChangeCheckpoint(nextId, changes);
  }

  private static ChangeEvent event(DataInput in) throws IOException {
    return new ChangeEvent(in.readLong(), text(in), text(in), text(in), text(in), text(in));
  }

  private static void text(DataOutput out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInput in) throws IOException {
    byte[] utf8 = new byte[bounded(in.readInt(), TEXT_BYTES_MAX, "length of a text")];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static int bounded(int value, int max, String what) throws IOException {
    if (value < 0 || value > max) {
      throw new IOException("changes: " + what + " is " + value + ", at most " + max);
    }
    return value;
  }
}
