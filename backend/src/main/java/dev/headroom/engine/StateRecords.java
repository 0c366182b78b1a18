package dev.headroom.engine;

import dev.headroom.drill.record.DrillingRecords;
import dev.headroom.notify.record.NotifyRecords;
import dev.headroom.outside.record.OutsideRecords;
import dev.headroom.pagerload.record.PagerLoadRecords;
import dev.headroom.version.VersionRecords.VersionRoom;
import dev.headroom.watch.record.WatchRecords;

/** Everything that a state database holds, as one transaction sees it. */
public interface StateRecords
    extends DrillingRecords,
        NotifyRecords,
        OutsideRecords,
        WatchRecords,
        PagerLoadRecords,
        VersionRoom {}
