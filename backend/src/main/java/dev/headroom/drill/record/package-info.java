/**
 * What is kept of drills, and what a state database must do for it.
 *
 * <p>A {@link dev.headroom.drill.record.KeptDrill} is written when a drill begins and when it ends,
 * through {@link dev.headroom.drill.record.DrillRecords}. Values are immutable; records are for the
 * thread of their unit of work.
 */
@NullMarked
package dev.headroom.drill.record;

import org.jspecify.annotations.NullMarked;
