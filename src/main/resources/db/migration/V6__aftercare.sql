-- What happened to changes after they were judged, each thing once.
CREATE TABLE happening (
  repo   TEXT    NOT NULL,
  number INTEGER NOT NULL,
  what   TEXT    NOT NULL,
  at     BIGINT  NOT NULL,
  said   TEXT    NOT NULL,
  PRIMARY KEY (repo, number, what)
);

-- What a change owed when it was merged.
CREATE TABLE promise (
  repo     TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  head     TEXT    NOT NULL,
  promised TEXT    NOT NULL,
  PRIMARY KEY (repo, number)
);
CREATE INDEX promise_head ON promise (repo, head);

-- Obligations that were opened, and how far each has come.
CREATE TABLE duty (
  repo         TEXT    NOT NULL,
  number       INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  installation BIGINT  NOT NULL,
  step         INTEGER NOT NULL,
  opened       BIGINT  NOT NULL,
  due          BIGINT,
  owners       TEXT    NOT NULL,
  issue        INTEGER,
  reminded     BIGINT,
  overdue      INTEGER NOT NULL,
  done         BIGINT,
  done_by      TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  PRIMARY KEY (repo, number, name)
);
CREATE INDEX duty_issue ON duty (repo, issue);
