/**
 * Series over HTTP: percentiles and heat maps, which metrics are held, their samples and lines, and
 * the part of Prometheus' API that tells which series, labels and metrics there are.
 *
 * <p>{@link dev.headroom.api.series.SeriesResources} lists the resources; each reads parameters
 * from the address or a form, asks {@code query} and answers with a record, on Prometheus' paths in
 * its envelope, errors included. They are asked on threads. This package must not know where series
 * are kept.
 */
@NullMarked
package dev.headroom.api.series;

import org.jspecify.annotations.NullMarked;
