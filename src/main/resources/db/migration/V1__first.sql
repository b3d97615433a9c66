-- Deliveries that were acknowledged: each once.
CREATE TABLE delivery (
  hook  TEXT   NOT NULL,
  guid  TEXT   NOT NULL,
  event TEXT   NOT NULL,
  body  TEXT   NOT NULL,
  at    BIGINT NOT NULL,
  PRIMARY KEY (hook, guid)
);
CREATE INDEX delivery_at ON delivery (at);

-- Work that is wished for: one row a subject. Times are milliseconds since 1970, UTC. Nothing waits where due is
-- the greatest number: the work is under way and no more was wished, or it is put aside.
CREATE TABLE work (
  subject     TEXT    NOT NULL PRIMARY KEY,
  turn_group  TEXT    NOT NULL,
  urgency     INTEGER NOT NULL,
  due         BIGINT  NOT NULL,
  since       BIGINT  NOT NULL,
  generation  BIGINT  NOT NULL,
  lease       TEXT,
  lease_until BIGINT,
  attempts    INTEGER NOT NULL,
  deaths      INTEGER NOT NULL,
  notes       TEXT    NOT NULL,
  afresh      INTEGER NOT NULL,
  parked      INTEGER NOT NULL,
  why         TEXT    NOT NULL
);
CREATE INDEX work_lane ON work (urgency, turn_group, due, subject) WHERE lease IS NULL;
CREATE INDEX work_due ON work (due) WHERE lease IS NULL;
CREATE INDEX work_leased ON work (lease_until, turn_group) WHERE lease IS NOT NULL;

-- Pull requests that are watched, as they were last read and published.
CREATE TABLE pull (
  repo         TEXT    NOT NULL,
  number       INTEGER NOT NULL,
  installation BIGINT  NOT NULL,
  title        TEXT    NOT NULL,
  author       TEXT    NOT NULL,
  base_branch  TEXT    NOT NULL,
  head         TEXT    NOT NULL,
  open         INTEGER NOT NULL,
  draft        INTEGER NOT NULL,
  reading      BIGINT  NOT NULL,
  interests    TEXT    NOT NULL,
  account      TEXT,
  published    TEXT    NOT NULL,
  asked        TEXT    NOT NULL,
  at           BIGINT  NOT NULL,
  PRIMARY KEY (repo, number)
);
CREATE INDEX pull_head ON pull (repo, head);
CREATE INDEX pull_open ON pull (open, at);

-- What a pull request was at each of its heads.
CREATE TABLE head (
  repo   TEXT    NOT NULL,
  number INTEGER NOT NULL,
  sha    TEXT    NOT NULL,
  pusher TEXT,
  diff   TEXT,
  at     BIGINT  NOT NULL,
  PRIMARY KEY (repo, number, sha)
);
CREATE INDEX head_sha ON head (repo, sha);

-- Policy texts that were last valid.
CREATE TABLE last_policy (
  repo         TEXT   NOT NULL PRIMARY KEY,
  organisation TEXT,
  repository   TEXT,
  source       TEXT   NOT NULL,
  at           BIGINT NOT NULL
);

-- What was decided, in order.
CREATE TABLE ledger (
  sequence ${identity},
  at       BIGINT  NOT NULL,
  repo     TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  head     TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  title    TEXT    NOT NULL,
  detail   TEXT    NOT NULL
);
CREATE INDEX ledger_pull ON ledger (repo, number, sequence);

-- What is written, and taken back, to see whether there is room.
CREATE TABLE pulse (ballast TEXT NOT NULL);
