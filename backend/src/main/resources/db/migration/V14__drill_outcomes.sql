-- What drills have shown of pages and is not counted yet: deleted once the server's own port has acknowledged it.

CREATE TABLE drill_outcomes (
  drill     TEXT    NOT NULL PRIMARY KEY,
  service   TEXT    NOT NULL,
  objective TEXT    NOT NULL,
  schedule  TEXT    NOT NULL,
  in_time   INTEGER NOT NULL CHECK (in_time IN (0, 1)),
  at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
