-- Who was told lately, of any incident: pages are counted by week.

CREATE INDEX tellings_at ON tellings (at);
