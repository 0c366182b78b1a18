/**
 * What is asked of how often people are paged.
 *
 * <p>Answers are made on the threads of questions. This package must not count anything itself.
 */
@NullMarked
package dev.headroom.api.pagerload;

import org.jspecify.annotations.NullMarked;
