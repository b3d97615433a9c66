-- When each reviewer who is still asked was first asked: JSON, milliseconds since 1970, UTC.
ALTER TABLE pull ADD COLUMN since TEXT NOT NULL DEFAULT '{}';

-- How often memberships of an installation changed, so that every process forgets what it remembers of them.
CREATE TABLE people_change (
  installation BIGINT NOT NULL PRIMARY KEY,
  changes      BIGINT NOT NULL
);

-- How far something that goes on for ever has come. Milliseconds since 1970, UTC.
CREATE TABLE reached (
  what TEXT   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL
);
