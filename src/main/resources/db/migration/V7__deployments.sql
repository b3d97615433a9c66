-- How deployments ended. environment is in lower case, as GitHub does not tell names by their letter case.
CREATE TABLE deployment (
  repo        TEXT   NOT NULL,
  deployment  BIGINT NOT NULL,
  environment TEXT   NOT NULL,
  head        TEXT   NOT NULL,
  state       TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  PRIMARY KEY (repo, deployment, state)
);
CREATE INDEX deployment_last ON deployment (repo, environment, state, deployment);

-- What was answered to runs that asked whether they may deploy.
CREATE TABLE deployment_answer (
  repo        TEXT    NOT NULL,
  run         BIGINT  NOT NULL,
  environment TEXT    NOT NULL,
  since       BIGINT  NOT NULL,
  said        TEXT    NOT NULL,
  remarks     INTEGER NOT NULL,
  given       INTEGER NOT NULL,
  PRIMARY KEY (repo, run, environment)
);
