-- What people decided not to be told of, and of which incidents nobody is told because of that.
-- Matchers are an array of texts: label, operator and value of each.

CREATE TABLE silences (
  id              TEXT    NOT NULL PRIMARY KEY,
  matchers        TEXT    NOT NULL,
  author          TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  starts_at       INTEGER NOT NULL,
  ends_at         INTEGER NOT NULL,
  ends_on_resolve INTEGER NOT NULL CHECK (ends_on_resolve IN (0, 1)),
  phase           TEXT    NOT NULL CHECK (phase IN ('planned', 'inForce', 'ended')),
  has_hidden      INTEGER NOT NULL CHECK (has_hidden IN (0, 1)),
  updated_at      INTEGER NOT NULL,
  CHECK (ends_at >= starts_at)
) STRICT, WITHOUT ROWID;

ALTER TABLE incidents ADD COLUMN muted TEXT;
