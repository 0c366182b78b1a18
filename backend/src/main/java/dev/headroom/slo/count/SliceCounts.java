package dev.headroom.slo.count;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * of coarse slices, of which only the last is cut at the end of a fine one.
 *
 * <p>Kept is twice the longest window, so that the window that ended a window ago is still whole.
 */
final class SliceCounts {
  static final int FINE_SLICES_PER_BLOCK = 360;
  static final int COARSE_SLICES_PER_BLOCK = 720;

  /** Before any event; small enough to be told from one, large enough to reckon with. */
  static final long NEVER = Long.MIN_VALUE / 4;

  /** Pieces into which a stretch is cut at most. */
  static final int SPREAD_PIECES_MAX = 720;

  /** A gap seen so often is usual. */
  private static final int USUAL_TIMES = 3;

  private final SliceGrid grid;
  private final long windowMillis;
  private final Slices fine;
  private final Slices coarse;
  private long newestMillis = NEVER;
  private long heardMillis = NEVER;

  /**
   * @param windowMillis how far back anything will be asked
   */
  SliceCounts(SliceGrid grid, long windowMillis) {
    this.grid = grid;
    this.windowMillis = windowMillis;
    this.fine = new Slices(grid.fineMillis(), FINE_SLICES_PER_BLOCK, grid.fineRetentionMillis());
    this.coarse = new Slices(grid.coarseMillis(), COARSE_SLICES_PER_BLOCK, 2 * windowMillis);
  }

  /** A moment's state, safe to read on any thread. */
  record SavedSlices(
      long newestMillis, long heardMillis, List<SliceBlock> fine, List<SliceBlock> coarse) {}

  /**
   * Counts events of a moment, however late they come.
   *
   * @return false if the moment is older than everything kept; nothing was counted then
   */
  boolean add(long timestampMillis, IndicatorTally tally) {
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
  boolean spread(long sinceMillis, long untilMillis, IndicatorTally tally) {
    long since = Math.max(sinceMillis, untilMillis - windowMillis);
    long slices = Math.ceilDiv(untilMillis - since, grid.fineMillis());
    long width = grid.fineMillis() * Math.ceilDiv(slices, SPREAD_PIECES_MAX);
    IndicatorTally counted = IndicatorTally.NONE;
    for (long at = since; at < untilMillis; ) {
      long end = Math.min(untilMillis, (Math.floorDiv(at, width) + 1) * width);
      double share = (double) (end - since) / (untilMillis - since);
      IndicatorTally upTo = tally.share(share);
      if (!upTo.equals(counted) && add(end - 1, upTo.minus(counted))) {
        counted = upTo;
        newestMillis = Math.max(newestMillis, untilMillis);
      }
      at = end;
    }
    return counted.equals(tally);
  }

  /** A source said something of that time, be it that nothing happened. */
  void heard(long timestampMillis) {
    heardMillis = Math.max(heardMillis, timestampMillis);
  }

  /** Time of the newest sign of life, an event or less. */
  Optional<Instant> heardAt() {
    return moment(Math.max(newestMillis, heardMillis));
  }

  /** From when on all that was counted is kept; empty while nothing had to go. */
  Optional<Instant> keptFrom() {
    long from = coarse.keptFromMillis();
    return from == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(from));
  }

  /** What was counted in a window that ends at a moment; the class says where its edges lie. */
  IndicatorTally window(Instant at, Duration window) {
    return endingAt(fine.endOf(at.toEpochMilli()), window);
  }

  private IndicatorTally endingAt(long end, Duration window) {
    Slices slices = grid.isFine(window) && isWhole(fine, end - window.toMillis()) ? fine : coarse;
    long from = slices.endOf(end) - window.toMillis();
    long whole = slices.startOf(end);
    return slices.sum(from, whole).plus(fine.sum(whole, end));
  }

  private static boolean isWhole(Slices slices, long from) {
    return slices.keptFromMillis() <= from;
  }

  /** The same, where all that was ever counted in it is still kept. */
  private Optional<IndicatorTally> wholeEndingAt(long end, Duration window) {
    return isWhole(coarse, coarse.endOf(end) - window.toMillis())
        ? Optional.of(endingAt(end, window))
        : Optional.empty();
  }

  /** Time of the newest event. */
  Optional<Instant> newest() {
    return moment(newestMillis);
  }

  private static Optional<Instant> moment(long millis) {
    return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /**
   * How far apart events usually come: a gap that was seen three times in the last three days is
   * usual.
   */
  Duration usualInterval() {
    return Duration.ofMillis(fine.gapSeenMillis(USUAL_TIMES));
  }

  /** When the oldest event that is kept happened, as exactly as it is known. */
  Optional<Instant> oldest() {
    OptionalLong known = coarse.oldestMillis();
    OptionalLong exact = fine.oldestMillis();
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
   * enough to have them. SliceSteps of which something is no longer kept are left out, and so are
   * those that ended before anything began.
   *
   * @param begun when counting began
   * @param window that ends with each step
   */
  SliceSteps steps(
      long fromMillis, long toMillis, long stepMillis, Instant begun, Duration window) {
    Slices slices = newestMillis - fromMillis <= grid.fineRetentionMillis() ? fine : coarse;
    long from = slices.startOf(fromMillis);
    long to = slices.endOf(toMillis);
    long step = slices.endOf(Math.max(1, stepMillis));
    List<SliceStep> steps = new ArrayList<>();
    for (long at = from; at < to; at += step) {
      long end = Math.min(at + step, to);
      if (end > begun.toEpochMilli() && isWhole(slices, at)) {
        steps.add(new SliceStep(at, end, slices.sum(at, end), wholeEndingAt(end, window)));
      }
    }
    return new SliceSteps(from, step, steps);
  }

  /**
   * Neighbouring stretches of time.
   *
   * @param fromMillis where the first begins, or would begin were it kept
   * @param stepMillis how long each is
   */
  record SliceSteps(long fromMillis, long stepMillis, List<SliceStep> steps) {}

  /**
   * One stretch of time.
   *
   * @param tally of the stretch
   * @param window that ends where the stretch does; empty if some of it is no longer kept
   */
  record SliceStep(
      long fromMillis, long toMillis, IndicatorTally tally, Optional<IndicatorTally> window) {}

  /** The window that ends at a moment, in steps of fine slices. */
  Tallies lately(Instant at, Duration window, long stepMillis) {
    long end = fine.endOf(at.toEpochMilli());
    return tallies(fine, end - window.toMillis(), end, stepMillis);
  }

  /** A stretch of time in steps, as {@link #steps} cuts it, whatever is kept of it. */
  Tallies tallies(long fromMillis, long toMillis, long stepMillis) {
    Slices slices = newestMillis - fromMillis <= grid.fineRetentionMillis() ? fine : coarse;
    return tallies(slices, slices.startOf(fromMillis), slices.endOf(toMillis), stepMillis);
  }

  private static Tallies tallies(Slices slices, long from, long to, long stepMillis) {
    long step = slices.endOf(Math.max(1, stepMillis));
    List<IndicatorTally> tallies = new ArrayList<>();
    for (long at = from; at < to; at += step) {
      tallies.add(slices.sum(at, Math.min(at + step, to)));
    }
    return new Tallies(from, step, tallies);
  }

  /**
   * Neighbouring stretches of time, oldest first.
   *
   * @param fromMillis where the first begins
   * @param stepMillis how long each is; the last may be cut
   */
  record Tallies(long fromMillis, long stepMillis, List<IndicatorTally> tallies) {}

  SavedSlices save() {
    return new SavedSlices(newestMillis, heardMillis, fine.share(), coarse.share());
  }

  void restore(SavedSlices saved) {
    newestMillis = saved.newestMillis();
    heardMillis = saved.heardMillis();
    fine.restore(saved.fine());
    coarse.restore(saved.coarse());
  }
}
