package dev.headroom.codec;

import dev.headroom.codec.ByteReader.DamagedBytes;

/**
 * HdrHistogram's V2 count payload, without its 40-byte header: the counts of cell 0, 1, 2, … up to
 * the last that holds something, each a ZigZag LEB128 number; two or more empty cells in a row are
 * one negative number (AbstractHistogram, "V2 encoding").
 */
public final class CountRuns {
  private CountRuns() {}

  /** The payload of sparse counts. */
  public static byte[] encode(int[] cells, long[] counts) {
    ByteWriter out = new ByteWriter(128);
    int next = 0;
    for (int i = 0; i < cells.length; i++) {
      putEmpty(out, cells[i] - next);
      out.hdrSigned(counts[i]);
      next = cells[i] + 1;
    }
    return out.toArray();
  }

  /** Appends dense counts, preceded by how many there are. */
  static void putDense(ByteWriter out, long[] counts) {
    out.hdrSigned(counts.length);
    int empty = 0;
    for (long count : counts) {
      if (count == 0) {
        empty++;
      } else {
        putEmpty(out, empty);
        out.hdrSigned(count);
        empty = 0;
      }
    }
    putEmpty(out, empty);
  }

  /** Takes what {@link #putDense} appended. */
  static long[] getDense(ByteReader in, int sizeMax) {
    long[] counts = new long[in.hdrSize(sizeMax)];
    for (int i = 0; i < counts.length; ) {
      long next = in.hdrSigned();
      if (next > 0) {
        counts[i++] = next;
      } else {
        long empty = Math.max(1, -next);
        if (empty > counts.length - i) {
          throw new DamagedBytes("counts run over their end");
        }
        i += (int) empty;
      }
    }
    return counts;
  }

  private static void putEmpty(ByteWriter out, int cells) {
    if (cells == 1) {
      out.hdrSigned(0);
    } else if (cells > 1) {
      out.hdrSigned(-cells);
    }
  }

  /** Walks the cells of a payload that hold something. */
  public static final class Cursor {
    private final ByteReader in;
    private long next;
    private long count;

    public Cursor(byte[] payload) {
      this.in = new ByteReader(payload);
    }

    /** Goes to the next cell that holds something; false at the end. */
    public boolean next() {
      while (in.hasMore()) {
        count = in.hdrSigned();
        next += Math.max(1, -count);
        if (next < 0 || next > Integer.MAX_VALUE) {
          throw new DamagedBytes("there is no cell " + (next - 1));
        }
        if (count > 0) {
          return true;
        }
      }
      return false;
    }

    /** Number of the cell, from 0. */
    public int cell() {
      return (int) (next - 1);
    }

    public long count() {
      return count;
    }
  }
}
