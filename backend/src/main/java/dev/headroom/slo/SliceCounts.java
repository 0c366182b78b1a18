package dev.headroom.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one objective counted, by time.
 *
 * <p>Edges: a window that ends at a moment covers exactly its length in whole slices, the last of
 * them the one the moment lies in, as far as it has come. So at a moment on a slice boundary the
 * window is exact, from its length ago up to but without the moment; in between it is shorter than
 * its length by less than one slice. Windows up to three days are made of fine slices, longer ones
 * of coarse slices.
 */
final class SliceCounts {
  static final int FINE_SLICES_PER_BLOCK = 360;
  static final int COARSE_SLICES_PER_BLOCK = 720;

  /** Before any event; small enough to be told from one, large enough to reckon with. */
  static final long NEVER = Long.MIN_VALUE / 4;

  /** Pieces into which a stretch is cut at most. */
  static final int SPREAD_PIECES_MAX = 720;

  private final SliceGrid grid;
  private final long windowMillis;
  private final Slices fine;
  private final Slices coarse;
  private long newestMillis = NEVER;

  /**
   * @param windowMillis how far back anything will be asked
   */
  SliceCounts(SliceGrid grid, long windowMillis) {
    this.grid = grid;
    this.windowMillis = windowMillis;
    this.fine = new Slices(grid.fineMillis(), FINE_SLICES_PER_BLOCK, grid.fineRetentionMillis());
    this.coarse = new Slices(grid.coarseMillis(), COARSE_SLICES_PER_BLOCK, windowMillis);
  }

  /** A moment's state, safe to read on any thread. */
  record Saved(long newestMillis, List<SliceBlock> fine, List<SliceBlock> coarse) {}

  /**
   * Counts events of a moment, however late they come.
   *
   * @return false if the moment is older than everything kept; nothing was counted then
   */
  boolean add(long timestampMillis, Tally tally) {
    if (!coarse.add(timestampMillis, tally)) {
      return false;
    }
    fine.add(timestampMillis, tally);
    newestMillis = Math.max(newestMillis, timestampMillis);
    return true;
  }

  /**
   * Counts events that happened at some time after one moment and up to another: evenly, by whole
   * events, so that all pieces together are exactly what there was. A piece is a fine slice, or as
   * many as keep the number of pieces in bounds. What lies further back than is kept is left out of
   * the stretch, not of the count.
   *
   * @return false if the stretch is older than everything kept; nothing was counted then
   */
  boolean spread(long sinceMillis, long untilMillis, Tally tally) {
    long since = Math.max(sinceMillis, untilMillis - windowMillis);
    long slices = Math.ceilDiv(untilMillis - since, grid.fineMillis());
    long width = grid.fineMillis() * Math.ceilDiv(slices, SPREAD_PIECES_MAX);
    Tally counted = Tally.NONE;
    for (long at = since; at < untilMillis; ) {
      long end = Math.min(untilMillis, (Math.floorDiv(at, width) + 1) * width);
      double share = (double) (end - since) / (untilMillis - since);
      Tally upTo = tally.share(share);
      if (!upTo.equals(counted) && add(end - 1, upTo.minus(counted))) {
        counted = upTo;
        newestMillis = Math.max(newestMillis, untilMillis);
      }
      at = end;
    }
    return counted.equals(tally);
  }

  /** What was counted in a window that ends at a moment; the class says where its edges lie. */
  Tally window(Instant at, Duration window) {
    Slices slices = slicesFor(window);
    long end = slices.endOf(at.toEpochMilli());
    return slices.sum(end - window.toMillis(), end);
  }

  /** The same in steps, the last one cut where the window ends. */
  Steps windowSteps(Instant at, Duration window, long stepMillis) {
    Slices slices = slicesFor(window);
    long end = slices.endOf(at.toEpochMilli());
    return slices.steps(end - window.toMillis(), end, stepMillis);
  }

  private Slices slicesFor(Duration window) {
    return grid.isFine(window) ? fine : coarse;
  }

  /** Time of the newest event. */
  Optional<Instant> newest() {
    return newestMillis == NEVER
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(newestMillis));
  }

  /**
   * A stretch of time in equal steps, the last one cut where the stretch ends. Its beginning, its
   * end and the step are widened to whole slices: fine ones where the whole stretch is recent
   * enough to have them.
   */
  Steps steps(long fromMillis, long toMillis, long stepMillis) {
    Slices slices = newestMillis - fromMillis <= grid.fineRetentionMillis() ? fine : coarse;
    return slices.steps(slices.startOf(fromMillis), slices.endOf(toMillis), stepMillis);
  }

  /**
   * Tallies of neighbouring stretches of time.
   *
   * @param fromMillis where the first begins
   * @param stepMillis how long each is
   */
  record Steps(long fromMillis, long stepMillis, List<Tally> tallies) {}

  Saved save() {
    return new Saved(newestMillis, fine.share(), coarse.share());
  }

  void restore(Saved saved) {
    newestMillis = saved.newestMillis();
    fine.restore(saved.fine());
    coarse.restore(saved.coarse());
  }
}
