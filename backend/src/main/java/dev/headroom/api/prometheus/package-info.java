/**
 * The part of Prometheus' HTTP API that tells which series, labels and metrics there are.
 *
 * <p>{@link dev.headroom.api.prometheus.PrometheusResource} reads parameters from the address or a
 * form, asks the metric store and answers in Prometheus' envelope, errors included. It is asked on
 * threads and knows nothing of our own resources.
 */
@NullMarked
package dev.headroom.api.prometheus;

import org.jspecify.annotations.NullMarked;
