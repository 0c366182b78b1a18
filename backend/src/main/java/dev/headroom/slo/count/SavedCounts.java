package dev.headroom.slo.count;

import java.util.OptionalLong;

/**
 * A moment's state, safe to write on any thread.
 *
 * @param definition text of the {@link CountingRule}
 * @param givenUpMillis see {@link DefinitionCounts#givenUpMillis}
 * @param events what is known of the counted side
 * @param total the same of the total
 */
record SavedCounts(
    String objective,
    String definition,
    long sinceMillis,
    OptionalLong givenUpMillis,
    SavedTap events,
    SavedTap total,
    SliceCounts.SavedSlices slices) {}
