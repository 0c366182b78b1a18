/**
 * Pager load: how often people are paged for each service and week, how often at night, and which
 * share of pages made somebody act, beside the page budget that the team has set.
 *
 * <p>Main flow: {@link dev.headroom.pagerload.PagerLoad} reads the pages of some weeks by one
 * bounded question and counts them; what is over its budget is a sentence, in the answer and once
 * in the log, and never a page.
 *
 * <p>Safe for use by several threads. This package must not know how anybody is told.
 */
@NullMarked
package dev.headroom.pagerload;

import org.jspecify.annotations.NullMarked;
