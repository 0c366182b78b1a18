-- What has come back of incidents from outside, so that each reply acts once.

CREATE TABLE replies (
  way       TEXT    NOT NULL CHECK (way IN ('link', 'pagerduty', 'slack')),
  id        TEXT    NOT NULL,
  incident  TEXT    NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  alarm     INTEGER NOT NULL CHECK (alarm >= 1),
  elsewhere TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (way, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX replies_of_incident ON replies (incident);
CREATE INDEX replies_elsewhere ON replies (way, elsewhere) WHERE elsewhere <> '';
