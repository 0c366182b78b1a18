-- When each heartbeat that is declared came last, and how often it has.

CREATE TABLE heartbeats (
  name    TEXT    NOT NULL PRIMARY KEY,
  last_at INTEGER NOT NULL,
  beats   INTEGER NOT NULL CHECK (beats >= 1)
) STRICT, WITHOUT ROWID;
