-- Which receiver was told of which alarm of an incident, and by which step. Each once.

CREATE TABLE tellings (
  position   INTEGER NOT NULL PRIMARY KEY,
  incident   TEXT    NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  alarm      INTEGER NOT NULL CHECK (alarm >= 1),
  receiver   TEXT    NOT NULL,
  event      TEXT    NOT NULL,
  transition INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  UNIQUE (incident, alarm, receiver)
) STRICT;

-- Of what stands already: the latest time that asked for a person is that of its alarm.
INSERT INTO tellings (incident, alarm, receiver, event, transition, at)
  SELECT incidents.id, incidents.alarm, deliveries.receiver, 'opened', max(deliveries.transition), max(deliveries.created_at)
  FROM incidents JOIN deliveries ON deliveries.incident = incidents.id
  WHERE incidents.state <> 'resolved' AND deliveries.status <> 'expired'
    AND deliveries.event IN ('opened', 'reopened', 'unacknowledged', 'unmuted', 'routed', 'released')
  GROUP BY incidents.id, deliveries.receiver;
