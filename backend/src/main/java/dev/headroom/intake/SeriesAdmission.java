package dev.headroom.intake;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.util.Optional;

/**
 * Decides whether series may be written to, before anything is logged: a store's limit on series is
 * asked here, so that what is over it costs no disk. Called from any thread, for each push.
 */
public interface SeriesAdmission {
  /**
   * Keeps room for a whole push if there is so much that it does not matter which of its series are
   * new; to be given back by {@link #release} when the push has its receipt.
   *
   * @param numbers series of plain numbers
   * @param distributions series of observations or distributions
   * @return false if nothing was kept: each series is to be asked for
   */
  boolean reserve(int numbers, int distributions);

  /** Gives back what {@link #reserve} kept: by now the series are there, or will not come. */
  void release(int numbers, int distributions);

  /**
   * Why points of a series can't be taken now; empty if they can. The points in the rejection are
   * ignored.
   *
   * @param distribution whether observations or distributions are to be added, not plain numbers
   */
  Optional<Rejection> refuse(Labels series, boolean distribution);
}
