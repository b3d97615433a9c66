-- How far the commits of each guarded branch were matched with records.
CREATE TABLE mark (
  repo   TEXT   NOT NULL,
  branch TEXT   NOT NULL,
  tip    TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  PRIMARY KEY (repo, branch)
);

-- What was found and is not as it should be: commits without a record, gaps in the settings. Closed where it was mended.
CREATE TABLE finding (
  repo   TEXT   NOT NULL,
  kind   TEXT   NOT NULL,
  about  TEXT   NOT NULL,
  title  TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  closed BIGINT,
  PRIMARY KEY (repo, kind, about)
);
