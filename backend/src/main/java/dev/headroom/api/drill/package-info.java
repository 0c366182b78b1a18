/**
 * What is asked of test pages and drills. {@link dev.headroom.api.drill.DrillResources} is all of
 * it.
 *
 * <p>Answers are made on the threads of questions. This package must not decide who is told.
 */
@NullMarked
package dev.headroom.api.drill;

import org.jspecify.annotations.NullMarked;
