-- Which tiers burn, and what decides about an incident's next step. At most one incident of each
-- urgency per objective is not resolved.

ALTER TABLE incidents ADD COLUMN alarm INTEGER NOT NULL DEFAULT 1 CHECK (alarm >= 1);
ALTER TABLE incidents ADD COLUMN began_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incidents ADD COLUMN returns INTEGER NOT NULL DEFAULT 0 CHECK (returns >= 0);
ALTER TABLE incidents ADD COLUMN short_window_millis INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incidents ADD COLUMN clear_since INTEGER;
ALTER TABLE incidents ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incidents ADD COLUMN told_tier TEXT NOT NULL DEFAULT '';
ALTER TABLE incidents ADD COLUMN told_share TEXT NOT NULL DEFAULT '0';
ALTER TABLE incidents ADD COLUMN reopen_until INTEGER;

UPDATE incidents SET began_at = started_at, told_at = figures_at, told_tier = tier, told_share = bad_share;

DROP INDEX incidents_unresolved;
CREATE UNIQUE INDEX incidents_unresolved ON incidents (objective, severity) WHERE state <> 'resolved';
CREATE INDEX incidents_reopen ON incidents (objective) WHERE reopen_until IS NOT NULL;

CREATE TABLE burning_tiers (
  objective TEXT    NOT NULL,
  tier      TEXT    NOT NULL,
  urgency   TEXT    NOT NULL CHECK (urgency IN ('page', 'ticket')),
  since     INTEGER NOT NULL,
  answer    TEXT    NOT NULL CHECK (answer IN ('nobody', 'taken', 'closed')),
  taken_at  INTEGER,
  taken_by  TEXT,
  CHECK ((answer = 'taken') = (taken_at IS NOT NULL) AND (taken_at IS NULL) = (taken_by IS NULL)),
  PRIMARY KEY (objective, tier)
) STRICT, WITHOUT ROWID;

-- Until now one tier was known of each incident, and of each one that a person had resolved.
INSERT INTO burning_tiers (objective, tier, urgency, since, answer, taken_at, taken_by)
  SELECT objective, tier, CASE WHEN tier LIKE 'page-%' THEN 'page' ELSE 'ticket' END, started_at,
    CASE state WHEN 'acknowledged' THEN 'taken' ELSE 'nobody' END, acknowledged_at, acknowledged_by
  FROM incidents WHERE state <> 'resolved';
INSERT OR IGNORE INTO burning_tiers (objective, tier, urgency, since, answer)
  SELECT objective, tier, CASE WHEN tier LIKE 'page-%' THEN 'page' ELSE 'ticket' END, started_at, 'closed'
  FROM incidents WHERE quiet = 1;

UPDATE incidents SET quiet = 0;
DROP INDEX incidents_quiet;
