package dev.headroom.slo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts in slices of one length. Slices live in blocks that exist only where something was
 * counted; when there are too many blocks the oldest goes.
 *
 * <p>A stamp far in the future thus takes one block's room and wipes nothing out.
 */
final class Slices {
  /** Blocks beyond the retention: the two it begins and ends in, two for clocks that run ahead. */
  private static final int BLOCKS_SPARE = 3;

  private final long sliceMillis;
  private final int slicesPerBlock;
  private final int blocksMax;
  private final TreeMap<Long, SliceBlock> blocks = new TreeMap<>();

  Slices(long sliceMillis, int slicesPerBlock, long retentionMillis) {
    this.sliceMillis = sliceMillis;
    this.slicesPerBlock = slicesPerBlock;
    this.blocksMax =
        (int) Math.ceilDiv(retentionMillis, sliceMillis * slicesPerBlock) + BLOCKS_SPARE;
  }

  /** Where the slice a time lies in begins. */
  long startOf(long millis) {
    return Math.floorDiv(millis, sliceMillis) * sliceMillis;
  }

  /** Where the slice a time lies in ends; a time on a boundary is the end of the slice before. */
  long endOf(long millis) {
    return Math.ceilDiv(millis, sliceMillis) * sliceMillis;
  }

  /**
   * Adds to the slice a time lies in.
   *
   * @return whether there was room: false only for times before everything that is kept
   */
  boolean add(long timestampMillis, Tally tally) {
    long slice = Math.floorDiv(timestampMillis, sliceMillis);
    long number = Math.floorDiv(slice, slicesPerBlock);
    SliceBlock block = blocks.get(number);
    if (block == null) {
      if (!makeRoomFor(number)) {
        return false;
      }
      block = new SliceBlock(number, slicesPerBlock);
    }
    blocks.put(number, block.plus(Math.floorMod(slice, slicesPerBlock), tally));
    return true;
  }

  private boolean makeRoomFor(long number) {
    if (blocks.size() < blocksMax) {
      return true;
    }
    if (number < blocks.firstKey()) {
      return false;
    }
    blocks.pollFirstEntry();
    return true;
  }

  /**
   * The sum of a stretch of time that begins and ends on slice boundaries; the end is not in it.
   */
  Tally sum(long fromMillis, long toMillis) {
    long from = Math.floorDiv(fromMillis, sliceMillis);
    long to = Math.floorDiv(toMillis, sliceMillis);
    Tally sum = Tally.NONE;
    for (SliceBlock block : overlapping(from, to)) {
      long first = block.number() * slicesPerBlock;
      int begin = (int) Math.max(0, from - first);
      int end = (int) Math.min(slicesPerBlock, to - first);
      sum = sum.plus(block.sum(begin, end));
    }
    return sum;
  }

  /** Sums of equal steps, each a whole number of slices; the last is cut at the end. */
  SliceCounts.Steps steps(long fromMillis, long toMillis, long stepMillis) {
    long step = endOf(Math.max(1, stepMillis));
    List<Tally> tallies = new ArrayList<>();
    for (long at = fromMillis; at < toMillis; at += step) {
      tallies.add(sum(at, Math.min(at + step, toMillis)));
    }
    return new SliceCounts.Steps(fromMillis, step, tallies);
  }

  private Collection<SliceBlock> overlapping(long from, long to) {
    if (to <= from) {
      return List.of();
    }
    long first = Math.floorDiv(from, slicesPerBlock);
    long last = Math.floorDiv(to - 1, slicesPerBlock);
    return blocks.subMap(first, true, last, true).values();
  }

  /** All blocks as they are now, oldest first, safe to read on any thread. */
  List<SliceBlock> share() {
    return blocks.values().stream().map(SliceBlock::share).toList();
  }

  /** Holds these blocks and nothing else. */
  void restore(List<SliceBlock> saved) {
    blocks.clear();
    saved.forEach(block -> blocks.put(block.number(), block));
  }
}
