-- Sets of rules that were put into force, the texts of their files, and the one that was rolled
-- back to: no row while the files on disk are in force.

CREATE TABLE rule_versions (
  number  INTEGER PRIMARY KEY,
  digest  TEXT    NOT NULL,
  kept_at INTEGER NOT NULL,
  author  TEXT    NOT NULL,
  files   INTEGER NOT NULL,
  bytes   INTEGER NOT NULL
);

CREATE TABLE rule_files (
  version INTEGER NOT NULL REFERENCES rule_versions (number),
  path    TEXT    NOT NULL,
  text    TEXT    NOT NULL,
  PRIMARY KEY (version, path)
);

CREATE TABLE rule_pin (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  version   INTEGER NOT NULL REFERENCES rule_versions (number),
  pinned_by TEXT    NOT NULL,
  pinned_at INTEGER NOT NULL
);
