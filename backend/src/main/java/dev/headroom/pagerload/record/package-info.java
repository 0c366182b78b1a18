/**
 * What is asked of the records of pages.
 *
 * <p>Main flow: an engine implements {@link dev.headroom.pagerload.record.PagerLoadRecords} over
 * what alerting and notifying write; nothing is written by it.
 */
@NullMarked
package dev.headroom.pagerload.record;

import org.jspecify.annotations.NullMarked;
