package dev.headroom.slo.count;

import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteReader.DamagedBytes;
import dev.headroom.codec.ByteWriter;
import dev.headroom.codec.CheckpointFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

  private static final String PART = "checkpoint of objectives: ";
  private static final int COUNTS_BYTES_GUESS = 1 << 16;
  private static final int BLOCKS_MAX = 10_000;

  private CountsCheckpoint() {}

  static void write(DataOutput out, List<SavedCounts> all) throws IOException {
    out.writeByte(VERSION);
    CheckpointFields.putList(out, all, CountsCheckpoint::writeOne);
  }

  private static void writeOne(SavedCounts saved, DataOutput out) throws IOException {
    CheckpointFields.putText(out, saved.objective());
    CheckpointFields.putText(out, saved.definition());
    out.writeLong(saved.sinceMillis());
    out.writeBoolean(saved.givenUpMillis().isPresent());
    out.writeLong(saved.givenUpMillis().orElse(0));
    CheckpointFields.putBytes(out, counts(saved));
  }

  private static byte[] counts(SavedCounts saved) {
    ByteWriter out = new ByteWriter(COUNTS_BYTES_GUESS);
    writeSide(out, saved.events());
    writeSide(out, saved.total());
    out.fixed(saved.slices().newestMillis());
    out.fixed(saved.slices().heardMillis());
    writeBlocks(out, saved.slices().fine());
    writeBlocks(out, saved.slices().coarse());
    return out.toArray();
  }

  private static void writeSide(ByteWriter out, SavedTap side) {
    out.float64(side.carry());
    out.octet(side.matched() ? 1 : 0);
    out.octet(side.related() ? 1 : 0);
  }

  private static void writeBlocks(ByteWriter out, List<SliceBlock> blocks) {
    out.bits(blocks.size(), Integer.SIZE);
    for (SliceBlock block : blocks) {
      out.fixed(block.number());
      int empty = 0;
      for (int i = 0; i < block.slices(); i++) {
        IndicatorTally tally = block.slice(i);
        if (tally.equals(IndicatorTally.NONE)) {
          empty++;
          continue;
        }
        out.unsigned(empty);
        out.unsigned(tally.events());
        out.unsigned(tally.total());
        out.unsigned(tally.unmeasured());
        out.unsigned(tally.spread());
        empty = 0;
      }
      out.unsigned(empty);
    }
  }

  /**
   * @throws IOException if the bytes cannot have been written by {@link #write}, or by that of a
   *     version before
   */
  static List<SavedCounts> read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    check(version >= VERSION_1 && version <= VERSION, "unknown version");
    try {
      return CheckpointFields.getList(in, from -> readOne(from, version)).stream()
          .flatMap(Optional::stream)
          .toList();
    } catch (DamagedBytes damaged) {
      throw new IOException(PART + damaged.getMessage(), damaged);
    }
  }

  /** Empty if it is not counted any more. */
  private static Optional<SavedCounts> readOne(DataInput in, int version) throws IOException {
    String objective = CheckpointFields.getText(in);
    String definition = CheckpointFields.getText(in);
    return version == VERSION_1
        ? untimed(objective, definition, readCounts(in, version))
        : Optional.of(readTimedCounts(in, objective, definition, version));
  }

  private static SavedCounts readTimedCounts(
      DataInput in, String objective, String definition, int version) throws IOException {
    long sinceMillis = in.readLong();
    boolean givenUp = in.readBoolean();
    long givenUpMillis = in.readLong();
    Counted counted = readCounts(in, version);
    return new SavedCounts(
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
  private static Optional<SavedCounts> untimed(
      String objective, String definition, Counted counted) {
    try {
      CountingRule rule = CountingRule.parse(definition);
      return counted.slices().coarse().stream()
          .findFirst()
          .map(oldest ->
              new SavedCounts(
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

  private record Counted(SavedTap events, SavedTap total, SliceCounts.SavedSlices slices) {}

  private static Counted readCounts(DataInput whole, int version) throws IOException {
    ByteReader in = new ByteReader(CheckpointFields.getBytes(whole));
    SavedTap events = readSide(in, version);
    SavedTap total = readSide(in, version);
    long newestMillis = readTime(in);
    long heardMillis = version == VERSION ? readTime(in) : newestMillis;
    List<SliceBlock> fine = readBlocks(in, SliceCounts.FINE_SLICES_PER_BLOCK, version);
    List<SliceBlock> coarse = readBlocks(in, SliceCounts.COARSE_SLICES_PER_BLOCK, version);
    in.expectEnd();
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
  private static SavedTap counted(double carry, long counted) {
    return new SavedTap(carry, counted > 0, counted > 0);
  }

  private static IndicatorTally sum(List<SliceBlock> blocks) {
    IndicatorTally sum = IndicatorTally.NONE;
    for (SliceBlock block : blocks) {
      sum = sum.plus(block.sum(0, block.slices()));
    }
    return sum;
  }

  private static SavedTap readSide(ByteReader in, int version) throws IOException {
    double carry = readCarry(in);
    boolean known = version == VERSION;
    return new SavedTap(carry, known && in.octet() != 0, known && in.octet() != 0);
  }

  private static long readTime(ByteReader in) throws IOException {
    long millis = in.fixed();
    check(millis >= SliceCounts.NEVER, "impossible time");
    return millis;
  }

  private static double readCarry(ByteReader in) throws IOException {
    double carry = in.float64();
    check(carry >= 0 && carry < 1, "impossible fraction of an event");
    return carry;
  }

  private static List<SliceBlock> readBlocks(ByteReader in, int slices, int version)
      throws IOException {
    long count = in.bits(Integer.SIZE);
    check(count <= BLOCKS_MAX, "impossible number of blocks");
    List<SliceBlock> blocks = new ArrayList<>();
    long previous = Long.MIN_VALUE;
    for (long i = 0; i < count; i++) {
      long number = in.fixed();
      check(number > previous, "blocks out of order");
      blocks.add(readBlock(in, number, slices, version));
      previous = number;
    }
    return blocks;
  }

  private static SliceBlock readBlock(ByteReader in, long number, int slices, int version)
      throws IOException {
    SliceBlock block = new SliceBlock(number, slices);
    int at = afterEmpty(in, 0, slices);
    while (at < slices) {
      IndicatorTally tally =
          new IndicatorTally(
              readCount(in),
              readCount(in),
              readCount(in),
              version == VERSION_1 ? 0 : readCount(in));
      block = block.plus(at, tally);
      at = afterEmpty(in, at + 1, slices);
    }
    return block;
  }

  /** The slice after the empty ones that begin at another. */
  private static int afterEmpty(ByteReader in, int at, int slices) throws IOException {
    long empty = readCount(in);
    check(empty <= slices - at, "slices beyond their block");
    return at + (int) empty;
  }

  private static long readCount(ByteReader in) throws IOException {
    long count = in.unsigned();
    check(count >= 0, "impossible count");
    return count;
  }

  private static void check(boolean sound, String otherwise) throws IOException {
    if (!sound) {
      throw new IOException(PART + otherwise);
    }
  }
}
