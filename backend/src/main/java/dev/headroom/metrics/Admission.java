package dev.headroom.metrics;

import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.util.List;

/**
 * Which part of a push the store has room for.
 *
 * @param admitted what may be logged, in the order it came
 * @param rejections {@code series_limit} or {@code distribution_series_limit}, with limit and value
 */
public record Admission(List<SeriesData> admitted, List<Rejection> rejections) {}
