-- Drills that were run, and what each leg of them took beside what it should.

CREATE TABLE drills (
  id         TEXT    NOT NULL PRIMARY KEY,
  schedule   TEXT    NOT NULL,
  service    TEXT    NOT NULL,
  objective  TEXT    NOT NULL,
  by         TEXT    NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  incident   TEXT,
  result     TEXT    NOT NULL CHECK (result IN ('running', 'passed', 'failed', 'interrupted')),
  missed     TEXT,
  reason     TEXT    NOT NULL,
  CHECK ((result = 'running') = (ended_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX drills_by_time ON drills (started_at, id);
CREATE INDEX drills_of_service ON drills (service, started_at, id);

CREATE TABLE drill_legs (
  drill       TEXT    NOT NULL REFERENCES drills (id) ON DELETE CASCADE,
  place       INTEGER NOT NULL,
  leg         TEXT    NOT NULL,
  took_ms     INTEGER,
  expected_ms INTEGER NOT NULL,
  limit_ms    INTEGER NOT NULL,
  PRIMARY KEY (drill, place)
) STRICT, WITHOUT ROWID;
