package dev.headroom.slo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes of all counts in a checkpoint; {@code docs/format/checkpoint-objectives.md}. */
final class ObjectivesCheckpoint {
  private static final int VERSION = 2;

  /** The same without spread events. */
  private static final int VERSION_WITHOUT_SPREAD = 1;

  private static final int PARTS_MAX = 100_000;
  private static final int TEXT_BYTES_MAX = 1 << 20;
  private static final int COUNTS_BYTES_MAX = 16 << 20;
  private static final int BLOCKS_MAX = 10_000;

  private ObjectivesCheckpoint() {}

  /** One objective's share of the checkpoint. */
  record Part(String objective, String definition, ObjectiveCounts.Saved saved) {}

  static void write(DataOutput out, List<Part> parts) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(parts.size());
    for (Part part : parts) {
      writeBytes(out, part.objective().getBytes(StandardCharsets.UTF_8));
      writeBytes(out, part.definition().getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream counts = new ByteArrayOutputStream();
      writeCounts(new DataOutputStream(counts), part.saved());
      writeBytes(out, counts.toByteArray());
    }
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void writeCounts(DataOutput out, ObjectiveCounts.Saved saved) throws IOException {
    out.writeDouble(saved.eventsCarry());
    out.writeDouble(saved.totalCarry());
    out.writeLong(saved.slices().newestMillis());
    writeBlocks(out, saved.slices().fine());
    writeBlocks(out, saved.slices().coarse());
  }

  private static void writeBlocks(DataOutput out, List<SliceBlock> blocks) throws IOException {
    out.writeInt(blocks.size());
    for (SliceBlock block : blocks) {
      out.writeLong(block.number());
      int empty = 0;
      for (int i = 0; i < block.slices(); i++) {
        Tally tally = block.slice(i);
        if (tally.equals(Tally.NONE)) {
          empty++;
          continue;
        }
        writeUnsigned(out, empty);
        writeUnsigned(out, tally.events());
        writeUnsigned(out, tally.total());
        writeUnsigned(out, tally.unmeasured());
        writeUnsigned(out, tally.spread());
        empty = 0;
      }
      writeUnsigned(out, empty);
    }
  }

  private static void writeUnsigned(DataOutput out, long value) throws IOException {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.writeByte((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /**
   * @throws IOException if the bytes cannot have been written by {@link #write}
   */
  static List<Part> read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    check(version == VERSION || version == VERSION_WITHOUT_SPREAD, "unknown version");
    int count = in.readInt();
    check(count >= 0 && count <= PARTS_MAX, "impossible number of objectives");
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String objective = new String(readBytes(in, TEXT_BYTES_MAX), StandardCharsets.UTF_8);
      String definition = new String(readBytes(in, TEXT_BYTES_MAX), StandardCharsets.UTF_8);
      byte[] counts = readBytes(in, COUNTS_BYTES_MAX);
      DataInputStream body = new DataInputStream(new ByteArrayInputStream(counts));
      parts.add(new Part(objective, definition, readCounts(body, version)));
      check(body.read() < 0, "bytes left over");
    }
    return parts;
  }

  private static byte[] readBytes(DataInput in, int max) throws IOException {
    int length = in.readInt();
    check(length >= 0 && length <= max, "impossible length");
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static ObjectiveCounts.Saved readCounts(DataInput in, int version) throws IOException {
    double eventsCarry = readCarry(in);
    double totalCarry = readCarry(in);
    long newestMillis = in.readLong();
    check(newestMillis >= SliceCounts.NEVER, "impossible time");
    List<SliceBlock> fine = readBlocks(in, SliceCounts.FINE_SLICES_PER_BLOCK, version);
    List<SliceBlock> coarse = readBlocks(in, SliceCounts.COARSE_SLICES_PER_BLOCK, version);
    return new ObjectiveCounts.Saved(
        eventsCarry, totalCarry, new SliceCounts.Saved(newestMillis, fine, coarse));
  }

  private static double readCarry(DataInput in) throws IOException {
    double carry = in.readDouble();
    check(carry >= 0 && carry < 1, "impossible fraction of an event");
    return carry;
  }

  private static List<SliceBlock> readBlocks(DataInput in, int slices, int version)
      throws IOException {
    int count = in.readInt();
    check(count >= 0 && count <= BLOCKS_MAX, "impossible number of blocks");
    List<SliceBlock> blocks = new ArrayList<>();
    long previous = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      long number = in.readLong();
      check(number > previous, "blocks out of order");
      blocks.add(readBlock(in, number, slices, version));
      previous = number;
    }
    return blocks;
  }

  private static SliceBlock readBlock(DataInput in, long number, int slices, int version)
      throws IOException {
    SliceBlock block = new SliceBlock(number, slices);
    long at = readUnsigned(in);
    while (at < slices) {
      Tally tally =
          new Tally(
              readUnsigned(in),
              readUnsigned(in),
              readUnsigned(in),
              version == VERSION_WITHOUT_SPREAD ? 0 : readUnsigned(in));
      block = block.plus((int) at, tally);
      at += 1 + readUnsigned(in);
    }
    check(at == slices, "slices beyond their block");
    return block;
  }

  private static long readUnsigned(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IOException("checkpoint of objectives: impossible count");
  }

  private static void check(boolean sound, String otherwise) throws IOException {
    if (!sound) {
      throw new IOException("checkpoint of objectives: " + otherwise);
    }
  }
}
