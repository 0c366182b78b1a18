package dev.headroom.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  private final SliceGrid grid;
  private final Slices fine;
  private final Slices coarse;
  private long newestMillis = NEVER;

  /**
   * @param windowMillis how far back anything will be asked
   */
  SliceCounts(SliceGrid grid, long windowMillis) {
    this.grid = grid;
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

  /** When the oldest event that is kept happened, as exactly as it is known. */
  Optional<Instant> oldest() {
    OptionalLong known = coarse.oldest();
    OptionalLong exact = fine.oldest();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean isExact =
        exact.isPresent() && exact.getAsLong() - known.getAsLong() < grid.coarseMillis();
    return Optional.of(Instant.ofEpochMilli((isExact ? exact : known).getAsLong()));
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
