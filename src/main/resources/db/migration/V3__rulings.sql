-- What was ruled on pull requests by commands in comments.
CREATE TABLE ruling (
  repo     TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  comment  BIGINT  NOT NULL,
  place    INTEGER NOT NULL,
  at       BIGINT  NOT NULL,
  given_by TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  because  TEXT    NOT NULL,
  head     TEXT    NOT NULL,
  ends     BIGINT,
  PRIMARY KEY (repo, comment, place)
);
CREATE INDEX ruling_pull ON ruling (repo, number, at);

-- Comments with commands, as they were first heard.
CREATE TABLE comment (
  repo    TEXT   NOT NULL,
  comment BIGINT NOT NULL,
  said    TEXT   NOT NULL,
  stage   TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (repo, comment)
);
