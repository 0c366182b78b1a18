package dev.headroom.query;

import dev.headroom.model.Unit;
import java.util.Optional;

/**
 * A metric that series are held of.
 *
 * @param name as its series carry it
 * @param series how many of them hold data
 * @param newestMillis time of the newest point of any of them
 * @param latest what the one series stands at; NaN where there are several, or it is a distribution
 * @param counter whether its name says that it is a counter of plain numbers
 * @param unit what distributions are told in; empty for plain numbers
 * @param distribution the name that percentiles of it are asked by; empty where it has none
 */
public record HeldMetric(
    String name,
    int series,
    long newestMillis,
    double latest,
    boolean counter,
    Optional<Unit> unit,
    Optional<String> distribution) {}
