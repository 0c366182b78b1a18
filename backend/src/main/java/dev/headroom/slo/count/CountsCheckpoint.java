package dev.headroom.slo.count;

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
import java.util.Optional;
import java.util.OptionalLong;

/** The bytes of all counts in a checkpoint; {@code docs/format/checkpoint-objectives.md}. */
final class CountsCheckpoint {
  /** In 2 it lacks what is known of series and when they were heard: counts tell of it then. */
  private static final int VERSION = 3;

  /** The same without times and spread events: counts were of the promises in the files. */
  private static final int VERSION_1 = 1;

  private static final int PARTS_MAX = 100_000;
  private static final int TEXT_BYTES_MAX = 1 << 20;
  private static final int COUNTS_BYTES_MAX = 16 << 20;
  private static final int BLOCKS_MAX = 10_000;

  private CountsCheckpoint() {}

  static void write(DataOutput out, List<DefinitionCounts.SavedCounts> all) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(all.size());
    for (DefinitionCounts.SavedCounts saved : all) {
      writeBytes(out, saved.objective().getBytes(StandardCharsets.UTF_8));
      writeBytes(out, saved.definition().getBytes(StandardCharsets.UTF_8));
      out.writeLong(saved.sinceMillis());
      out.writeBoolean(saved.givenUpMillis().isPresent());
      out.writeLong(saved.givenUpMillis().orElse(0));
      ByteArrayOutputStream counts = new ByteArrayOutputStream();
      writeCounts(new DataOutputStream(counts), saved);
      writeBytes(out, counts.toByteArray());
    }
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void writeCounts(DataOutput out, DefinitionCounts.SavedCounts saved)
      throws IOException {
    writeSide(out, saved.events());
    writeSide(out, saved.total());
    out.writeLong(saved.slices().newestMillis());
    out.writeLong(saved.slices().heardMillis());
    writeBlocks(out, saved.slices().fine());
    writeBlocks(out, saved.slices().coarse());
  }

  private static void writeSide(DataOutput out, DefinitionCounts.SavedTap side) throws IOException {
    out.writeDouble(side.carry());
    out.writeBoolean(side.matched());
    out.writeBoolean(side.related());
  }

  private static void writeBlocks(DataOutput out, List<SliceBlock> blocks) throws IOException {
    out.writeInt(blocks.size());
    for (SliceBlock block : blocks) {
      out.writeLong(block.number());
      int empty = 0;
      for (int i = 0; i < block.slices(); i++) {
        IndicatorTally tally = block.slice(i);
        if (tally.equals(IndicatorTally.NONE)) {
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
   * @throws IOException if the bytes cannot have been written by {@link #write}, or by that of a
   *     version before
   */
  static List<DefinitionCounts.SavedCounts> read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    check(version >= VERSION_1 && version <= VERSION, "unknown version");
    int count = in.readInt();
    check(count >= 0 && count <= PARTS_MAX, "impossible number of objectives");
    List<DefinitionCounts.SavedCounts> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String objective = new String(readBytes(in, TEXT_BYTES_MAX), StandardCharsets.UTF_8);
      String definition = new String(readBytes(in, TEXT_BYTES_MAX), StandardCharsets.UTF_8);
      if (version != VERSION_1) {
        all.add(readTimedCounts(in, objective, definition, version));
      } else {
        untimed(objective, definition, readCounts(in, version)).ifPresent(all::add);
      }
    }
    return all;
  }

  private static DefinitionCounts.SavedCounts readTimedCounts(
      DataInput in, String objective, String definition, int version) throws IOException {
    long sinceMillis = in.readLong();
    boolean givenUp = in.readBoolean();
    long givenUpMillis = in.readLong();
    Counted counted = readCounts(in, version);
    return new DefinitionCounts.SavedCounts(
        objective,
        definition,
        sinceMillis,
        givenUp ? OptionalLong.of(givenUpMillis) : OptionalLong.empty(),
        counted.events(),
        counted.total(),
        counted.slices());
  }

  /**
   * What version 1 says: whoever counted something has done so since its oldest slice. Who counted
   * nothing yet, or by something that is not a definition any more, begins when it is next
   * promised.
   */
  private static Optional<DefinitionCounts.SavedCounts> untimed(
      String objective, String definition, Counted counted) {
    try {
      CountingRule rule = CountingRule.parse(definition);
      return counted.slices().coarse().stream()
          .findFirst()
          .map(oldest ->
              new DefinitionCounts.SavedCounts(
                  objective,
                  definition,
                  oldest.firstCounted() * rule.grid().coarseMillis(),
                  OptionalLong.empty(),
                  counted.events(),
                  counted.total(),
                  counted.slices()));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static byte[] readBytes(DataInput in, int max) throws IOException {
    int length = in.readInt();
    check(length >= 0 && length <= max, "impossible length");
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private record Counted(
      DefinitionCounts.SavedTap events,
      DefinitionCounts.SavedTap total,
      SliceCounts.SavedSlices slices) {}

  private static Counted readCounts(DataInput whole, int version) throws IOException {
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(readBytes(whole, COUNTS_BYTES_MAX)));
    DefinitionCounts.SavedTap events = readSide(in, version);
    DefinitionCounts.SavedTap total = readSide(in, version);
    long newestMillis = readTime(in);
    long heardMillis = version == VERSION ? readTime(in) : newestMillis;
    List<SliceBlock> fine = readBlocks(in, SliceCounts.FINE_SLICES_PER_BLOCK, version);
    List<SliceBlock> coarse = readBlocks(in, SliceCounts.COARSE_SLICES_PER_BLOCK, version);
    check(in.read() < 0, "bytes left over");
    SliceCounts.SavedSlices slices =
        new SliceCounts.SavedSlices(newestMillis, heardMillis, fine, coarse);
    if (version == VERSION) {
      return new Counted(events, total, slices);
    }
    IndicatorTally kept = sum(coarse);
    return new Counted(
        counted(events.carry(), kept.events()), counted(total.carry(), kept.total()), slices);
  }

  /** What counts alone say of a side's series. */
  private static DefinitionCounts.SavedTap counted(double carry, long counted) {
    return new DefinitionCounts.SavedTap(carry, counted > 0, counted > 0);
  }

  private static IndicatorTally sum(List<SliceBlock> blocks) {
    IndicatorTally sum = IndicatorTally.NONE;
    for (SliceBlock block : blocks) {
      sum = sum.plus(block.sum(0, block.slices()));
    }
    return sum;
  }

  private static DefinitionCounts.SavedTap readSide(DataInput in, int version) throws IOException {
    double carry = readCarry(in);
    boolean known = version == VERSION;
    return new DefinitionCounts.SavedTap(
        carry, known && in.readBoolean(), known && in.readBoolean());
  }

  private static long readTime(DataInput in) throws IOException {
    long millis = in.readLong();
    check(millis >= SliceCounts.NEVER, "impossible time");
    return millis;
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
      IndicatorTally tally =
          new IndicatorTally(
              readUnsigned(in),
              readUnsigned(in),
              readUnsigned(in),
              version == VERSION_1 ? 0 : readUnsigned(in));
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
