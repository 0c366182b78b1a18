package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.util.List;
import java.util.Optional;

/**
 * Takes samples and distributions in and keeps them by series; {@link SeriesSource} reads them.
 *
 * <p>One thread applies, in log order; everything else may be called from any thread and sees whole
 * points, though not necessarily whole batches. What it holds is a function of what was applied and
 * of its configuration, nothing else.
 */
public interface SampleStore {
  /**
   * Takes a push in. It refuses single points for what they say about time and identity, never for
   * a limit:
   *
   * <ul>
   *   <li>{@code too_old}: before {@link #windowStartMillis};
   *   <li>{@code too_far_in_future}: later than the push was received by more than the allowed
   *       lead;
   *   <li>{@code duplicate_timestamp}: another value is stored for the time stamp;
   *   <li>{@code out_of_order}: older than the newest sample of the series and not stored, unless
   *       that newest lies in the future and the sender's clock was set right since;
   *   <li>{@code unit_mismatch}: in a unit that the series is not in;
   *   <li>{@code not_finite}: an increment or a sum that is not a number.
   * </ul>
   *
   * A reading that is stored already, the very same, is no fault and changes nothing. What says how
   * much was added (observations, increments, delta distributions) adds in any order and each time;
   * only the key of its push tells a repetition.
   *
   * @param receivedAtMillis when the push arrived; the newest of these is the store's only clock
   * @return what was refused, the same in replay as live
   */
  List<Rejection> apply(
      long receivedAtMillis, List<SeriesData> series, List<MetricMetadata> metadata);

  /**
   * Keeps room for so many series as if all were new, if there is plenty; then none of them has to
   * be asked for with {@link #refuse}. To be asked before a push is logged.
   *
   * @param numbers series of plain numbers
   * @param distributions series of observations or distributions
   * @return whether room is kept, until {@link #release}
   */
  boolean reserve(int numbers, int distributions);

  /** Gives back what {@link #reserve} kept, once the push is applied or will not be. */
  void release(int numbers, int distributions);

  /**
   * Says why there is no room for a series: {@code series_limit}, {@code distribution_series_limit}
   * or {@code memory_limit}, with the limit's name and value. To be asked before a push is logged;
   * one that is let in has its place kept until it is applied or the minute is over.
   *
   * @param distribution whether observations or distributions are to be added, not plain numbers
   * @return empty if there is room, as there always is for a series that is known
   */
  Optional<Rejection> refuse(Labels series, boolean distribution);

  /** Adds a watcher; from the next {@link #apply} on it is told about every series it wants. */
  void addTap(SeriesTap tap);

  /** Removes a watcher; the {@link #apply} under way may still tell it. */
  void removeTap(SeriesTap tap);

  /**
   * Which metrics had interleaved points within the last ten minutes, the most first: two senders
   * speak for one stream.
   */
  List<Interleaving> interleaved();

  /** Data before this is dropped or about to be, and no longer taken. */
  long windowStartMillis();
}
