package dev.headroom.slo.count;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Counts in slices of one length. Slices live in blocks that exist only where something was
 * counted; when there are too many blocks the oldest goes.
 *
 * <p>A stamp far in the future thus takes one block's room and wipes nothing out.
 */
final class Slices {
  /** Blocks beyond the retention: it begins and ends in the middle of one. */
  private static final int BLOCKS_SPARE = 2;

  /** How far clocks of senders may run ahead without pushing out what is kept. */
  private static final long FUTURE_MILLIS = 3_600_000;

  private final long sliceMillis;
  private final int slicesPerBlock;
  private final int blocksMax;

  /** Oldest first. */
  private final List<SliceBlock> blocks = new ArrayList<>();

  Slices(long sliceMillis, int slicesPerBlock, long retentionMillis) {
    this.sliceMillis = sliceMillis;
    this.slicesPerBlock = slicesPerBlock;
    long blockMillis = sliceMillis * slicesPerBlock;
    this.blocksMax =
        (int)
                (Math.ceilDiv(retentionMillis, blockMillis)
                    + Math.ceilDiv(FUTURE_MILLIS, blockMillis))
            + BLOCKS_SPARE;
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
  boolean add(long timestampMillis, IndicatorTally tally) {
    long slice = Math.floorDiv(timestampMillis, sliceMillis);
    long number = Math.floorDiv(slice, slicesPerBlock);
    int at = indexOf(number);
    if (at < 0 || blocks.get(at).number() != number) {
      if (blocks.size() == blocksMax) {
        if (at < 0) {
          return false;
        }
        blocks.removeFirst();
        at--;
      }
      at++;
      blocks.add(at, new SliceBlock(number, slicesPerBlock));
    }
    blocks.set(at, blocks.get(at).plus(Math.floorMod(slice, slicesPerBlock), tally));
    return true;
  }

  /** Where the last block up to a number stands, -1 if there is none; most are asked for late. */
  private int indexOf(long number) {
    int at = blocks.size() - 1;
    while (at >= 0 && blocks.get(at).number() > number) {
      at--;
    }
    return at;
  }

  /**
   * The sum of a stretch of time that begins and ends on slice boundaries; the end is not in it.
   */
  IndicatorTally sum(long fromMillis, long toMillis) {
    long from = Math.floorDiv(fromMillis, sliceMillis);
    long to = Math.floorDiv(toMillis, sliceMillis);
    IndicatorTally sum = IndicatorTally.NONE;
    for (int at = indexOf(Math.floorDiv(to - 1, slicesPerBlock)); at >= 0; at--) {
      SliceBlock block = blocks.get(at);
      long first = block.number() * slicesPerBlock;
      if (first + slicesPerBlock <= from) {
        break;
      }
      int begin = (int) Math.max(0, from - first);
      int end = (int) Math.min(slicesPerBlock, to - first);
      sum = sum.plus(block.sum(begin, end));
    }
    return sum;
  }

  /**
   * From when on everything that was counted is kept: before it there may have been more than there
   * is now. {@link Long#MIN_VALUE} as long as nothing had to go.
   */
  long keptFromMillis() {
    return blocks.size() < blocksMax ? Long.MIN_VALUE : startOf(blocks.getFirst());
  }

  private long startOf(SliceBlock block) {
    return block.number() * slicesPerBlock * sliceMillis;
  }

  /** Where the first slice begins that something was counted in. */
  OptionalLong oldestMillis() {
    for (SliceBlock block : blocks) {
      for (int slice = 0; slice < slicesPerBlock; slice++) {
        if (!block.slice(slice).equals(IndicatorTally.NONE)) {
          return OptionalLong.of(startOf(block) + slice * sliceMillis);
        }
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The longest time between two slices with something in them that was seen at least {@code times}
   * times; the shortest seen where there were fewer, 0 where there was none.
   */
  long gapSeenMillis(int times) {
    PriorityQueue<Long> longest = new PriorityQueue<>();
    long previous = Long.MIN_VALUE;
    for (SliceBlock block : blocks) {
      for (int slice = 0; slice < slicesPerBlock; slice++) {
        if (block.slice(slice).equals(IndicatorTally.NONE)) {
          continue;
        }
        long at = block.number() * slicesPerBlock + slice;
        if (previous != Long.MIN_VALUE) {
          longest.add(at - previous);
          if (longest.size() > times) {
            longest.remove();
          }
        }
        previous = at;
      }
    }
    Long gap = longest.peek();
    return gap == null ? 0 : gap * sliceMillis;
  }

  /** All blocks as they are now, oldest first, safe to read on any thread. */
  List<SliceBlock> share() {
    return blocks.stream().map(SliceBlock::share).toList();
  }

  /** Holds these blocks and nothing else. */
  void restore(List<SliceBlock> saved) {
    blocks.clear();
    blocks.addAll(saved);
  }
}
