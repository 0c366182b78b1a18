/**
 * What is found to be wrong beside promises, as one value.
 *
 * <p>Whatever watches something makes a {@link dev.headroom.watch.finding.Finding} of it at each
 * look; what is told of it is made elsewhere. Immutable values.
 */
@NullMarked
package dev.headroom.watch.finding;

import org.jspecify.annotations.NullMarked;
