/**
 * What is in shadow: evaluated on live data, and told to nobody.
 *
 * <p>{@link dev.headroom.routing.shadow.Shadow} names it; alerting holds back by it. An immutable
 * value. This package must not know what a name stands for.
 */
@NullMarked
package dev.headroom.routing.shadow;

import org.jspecify.annotations.NullMarked;
