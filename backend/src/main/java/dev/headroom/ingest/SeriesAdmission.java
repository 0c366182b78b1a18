package dev.headroom.ingest;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.util.Optional;

/**
 * Decides whether a series may be written to, before anything is logged: a store's limit on series
 * is asked here, so that what is over it costs no disk. Called from any thread, once for each
 * series of each push, so it must be quick.
 */
@FunctionalInterface
public interface SeriesAdmission {
  /**
   * Why points of a series can't be taken now; empty if they can. The points in the rejection are
   * ignored.
   *
   * @param distribution whether observations or distributions are to be added, not plain numbers
   */
  Optional<Rejection> refuse(Labels series, boolean distribution);
}
