-- Alerts that others post, the latest post of each.

CREATE TABLE outside_alerts (
  fingerprint   TEXT    NOT NULL PRIMARY KEY,
  labels        TEXT    NOT NULL,
  annotations   TEXT    NOT NULL,
  starts_at     INTEGER NOT NULL,
  ends_at       INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  generator_url TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
