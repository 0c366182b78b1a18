/**
 * Drills: trying out the whole way of a page, and timing it.
 *
 * <p>Main flow: {@link dev.headroom.drill.run.Drills} begins one with an objective of its own
 * ({@code DrillPlan}), pushes bad events to it, hands alerting what its evaluation says, and sees
 * who has got the page and who has taken it. {@code LegJudge} measures each leg. The objective is
 * counted beside what is promised, over a series that nothing else has, and is neither listed nor
 * part of any budget; the incident has {@code drill="true"}.
 *
 * <p>This package must not know how anything is sent, stored or evaluated.
 */
@NullMarked
package dev.headroom.drill.run;

import org.jspecify.annotations.NullMarked;
