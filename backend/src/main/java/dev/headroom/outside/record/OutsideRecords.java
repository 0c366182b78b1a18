package dev.headroom.outside.record;

/** What is kept of the alerts of others, as one unit of work reads and writes it. */
public interface OutsideRecords {
  OutsideAlertRecords outsideAlerts();
}
