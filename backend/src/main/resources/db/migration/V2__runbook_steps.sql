-- Which steps of its runbook an incident has behind it, as people marked them.

CREATE TABLE step_marks (
  incident TEXT    NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  step     INTEGER NOT NULL CHECK (step BETWEEN 0 AND 999),
  done     INTEGER NOT NULL CHECK (done IN (0, 1)),
  owner    TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (incident, step)
) STRICT, WITHOUT ROWID;
