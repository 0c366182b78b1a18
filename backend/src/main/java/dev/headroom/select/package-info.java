/**
 * Which series: matchers on labels, and the selectors made of them.
 *
 * <p>Main flow: {@link dev.headroom.select.Selector#parse} reads {@code name{label="value"}} as
 * Prometheus spells it; a {@link dev.headroom.select.Matcher} says whether a label's value fits.
 * Regular expressions run in linear time, and their size is bounded before they are compiled.
 *
 * <p>Immutable. This package must not know what is selected: series, alerts, or routes.
 */
@NullMarked
package dev.headroom.select;

import org.jspecify.annotations.NullMarked;
