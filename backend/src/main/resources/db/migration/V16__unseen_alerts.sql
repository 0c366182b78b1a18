-- Alerts of others that began and that no round has seen yet: they are told of however soon they ended.

ALTER TABLE outside_alerts ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
