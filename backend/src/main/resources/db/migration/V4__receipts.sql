-- By what a sender finds again what it has sent: of Slack the message to edit, of e-mail the thread.

ALTER TABLE deliveries ADD COLUMN receipt TEXT NOT NULL DEFAULT '';
