package dev.headroom.notify.record;

import dev.headroom.alerting.record.TimelineRecords;

/** What notifying keeps and adds to, as one unit of work reads and writes it. */
public interface NotifyRecords {
  DeliveryRecords deliveries();

  TimelineRecords timeline();
}
