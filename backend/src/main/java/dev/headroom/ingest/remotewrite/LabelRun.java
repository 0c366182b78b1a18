package dev.headroom.ingest.remotewrite;

import dev.headroom.model.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Series that came one after the other, side by side in memory: their label bytes in one array, and
 * what these stand for. One thread adds; any thread reads what lies below {@link #size}.
 */
final class LabelRun {
  private static final int SERIES_MAX = 32;

  private final int[] ends = new int[SERIES_MAX];
  private final Labels[] labels = new Labels[SERIES_MAX];

  /** Made for the first series that has any. */
  private @Nullable Traits @Nullable [] traits;

  /** A reader may meet a larger copy before its bytes; it then finds nothing, never a wrong one. */
  private byte[] wire = new byte[256];

  /** Written last and read first, so that it vouches for everything below it. */
  private volatile int size;

  int size() {
    return size;
  }

  boolean isFull() {
    return size == SERIES_MAX;
  }

  /** Adds a series; its place is the size before. */
  void add(byte[] bytes, int from, int to, Labels added, @Nullable Traits itsTraits) {
    int place = size;
    int start = start(place);
    int end = start + to - from;
    if (end > wire.length) {
      wire = Arrays.copyOf(wire, Math.max(end, 2 * wire.length));
    }
    System.arraycopy(bytes, from, wire, start, to - from);
    ends[place] = end;
    labels[place] = added;
    if (itsTraits != null) {
      @Nullable Traits[] all = traits == null ? new @Nullable Traits[SERIES_MAX] : traits;
      all[place] = itsTraits;
      traits = all;
    }
    size = place + 1;
  }

  Labels labels(int place) {
    return labels[place];
  }

  @Nullable Traits traits(int place) {
    @Nullable Traits[] all = traits;
    return all == null ? null : all[place];
  }

  /** How many label bytes a series has. */
  int length(int place) {
    return ends[place] - start(place);
  }

  /** Whether some bytes start with the label bytes of a series. */
  boolean startsAt(int place, byte[] bytes, int from, int end) {
    int length = length(place);
    return length <= end - from
        && Arrays.equals(wire, start(place), ends[place], bytes, from, from + length);
  }

  private int start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }
}
