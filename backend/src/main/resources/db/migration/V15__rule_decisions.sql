-- Who rolled back, promoted and resumed: kept when the pin it made is gone. Of what stood until now is known who pinned it.

CREATE TABLE rule_decisions (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT    NOT NULL CHECK (kind IN ('rolled back', 'promoted', 'resumed')),
  version    INTEGER,
  decided_by TEXT    NOT NULL,
  decided_at INTEGER NOT NULL
) STRICT;

INSERT INTO rule_decisions (kind, version, decided_by, decided_at)
SELECT CASE WHEN rule_pin.version = (SELECT MAX(number) FROM rule_versions) THEN 'promoted' ELSE 'rolled back' END,
       rule_pin.version, pinned_by, pinned_at
FROM rule_pin;
