/**
 * OpenSLO files, read into objectives with every problem placed at its line.
 *
 * <p>Main flow: {@link dev.headroom.slo.openslo.OpenSlo} reads each document; what the format has
 * and Headroom does not is named, not ignored.
 *
 * <p>Stateless. This package must not know how anything is counted.
 */
@NullMarked
package dev.headroom.slo.openslo;

import org.jspecify.annotations.NullMarked;
