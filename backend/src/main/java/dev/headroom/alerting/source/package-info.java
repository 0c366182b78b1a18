/**
 * Where alerts come from: what a source hands over, and what it is asked.
 *
 * <p>Main flow: for each subject it watches a source makes an {@link
 * dev.headroom.alerting.source.AlertRound} of every moment: one {@link
 * dev.headroom.alerting.source.AlertReading} for each alert, by which alone it is decided who hears
 * of what, and an {@link dev.headroom.alerting.source.AlertAccount}, which is asked for labels,
 * annotations, figures and sentences where something is told.
 *
 * <p>Values are immutable, an account must answer the same whenever it is asked. This package must
 * not know any source; the burn of a budget ({@code burn}) is one.
 */
@NullMarked
package dev.headroom.alerting.source;

import org.jspecify.annotations.NullMarked;
