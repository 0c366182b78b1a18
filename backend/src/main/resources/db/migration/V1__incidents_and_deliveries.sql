-- Times are milliseconds since 1970-01-01T00:00Z; decimals are text, so that they stay exact.

CREATE TABLE incidents (
  id                             TEXT    NOT NULL PRIMARY KEY,
  sequence                       INTEGER NOT NULL CHECK (sequence >= 1),
  objective                      TEXT    NOT NULL,
  service                        TEXT    NOT NULL,
  owner                          TEXT    NOT NULL,
  runbook                        TEXT    NOT NULL,
  state                          TEXT    NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')),
  severity                       TEXT    NOT NULL CHECK (severity IN ('page', 'ticket')),
  tier                           TEXT    NOT NULL,
  started_at                     INTEGER NOT NULL,
  acknowledged_at                INTEGER,
  acknowledged_by                TEXT,
  resolved_at                    INTEGER,
  resolved_by                    TEXT,
  resolution                     TEXT,
  quiet                          INTEGER NOT NULL DEFAULT 0 CHECK (quiet IN (0, 1)),
  labels                         TEXT    NOT NULL,
  annotations                    TEXT    NOT NULL,
  figures_at                     INTEGER NOT NULL,
  burn                           TEXT    NOT NULL,
  burn_window_millis             INTEGER NOT NULL,
  bad_share                      TEXT    NOT NULL,
  budget_remaining               TEXT    NOT NULL,
  exhaustion_at_pace_millis      INTEGER,
  exhaustion_of_remaining_millis INTEGER,
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL) AND (resolved_at IS NULL) = (resolution IS NULL))
) STRICT;

CREATE UNIQUE INDEX incidents_unresolved ON incidents (objective) WHERE state <> 'resolved';
CREATE INDEX incidents_quiet ON incidents (objective) WHERE quiet = 1;
CREATE INDEX incidents_resolved ON incidents (resolved_at) WHERE state = 'resolved';

CREATE TABLE timeline (
  position    INTEGER NOT NULL PRIMARY KEY,
  incident    TEXT    NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  owner       TEXT    NOT NULL,
  description TEXT    NOT NULL,
  details     TEXT    NOT NULL
) STRICT;

CREATE INDEX timeline_incident ON timeline (incident, position);

CREATE TABLE deliveries (
  position        INTEGER NOT NULL PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,
  incident        TEXT    NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  transition      INTEGER NOT NULL,
  event           TEXT    NOT NULL,
  receiver        TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  integration     TEXT    NOT NULL,
  payload         TEXT    NOT NULL,
  status          TEXT    NOT NULL CHECK (status IN ('pending', 'sent', 'rejected', 'expired')),
  created_at      INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX deliveries_incident ON deliveries (incident, integration);
CREATE INDEX deliveries_pending ON deliveries (integration, incident, position) WHERE status = 'pending';

CREATE TABLE attempts (
  delivery        INTEGER NOT NULL REFERENCES deliveries (position) ON DELETE CASCADE,
  number          INTEGER NOT NULL,
  at              INTEGER NOT NULL,
  outcome         TEXT    NOT NULL,
  http_status     INTEGER,
  duration_millis INTEGER NOT NULL,
  error           TEXT    NOT NULL,
  PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;
