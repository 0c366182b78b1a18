-- Alerts of others are told in the groups of their routes. What an alert is told with is decided
-- when it begins to fire and kept as long as it does; one without is told alone.

ALTER TABLE outside_alerts ADD COLUMN told_with TEXT;
ALTER TABLE incidents ADD COLUMN told_with TEXT;

-- A number for the alerts of the group that fired when receivers were told last; 0 of no group.
ALTER TABLE incidents ADD COLUMN told_fired INTEGER NOT NULL DEFAULT 0;
