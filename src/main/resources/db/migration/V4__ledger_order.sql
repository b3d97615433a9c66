-- Where an entry stands in the ledger's one order, counted from 0, and the hash of its leaf (RFC 6962) there; both
-- empty until it is numbered.
ALTER TABLE ledger ADD COLUMN place BIGINT;
ALTER TABLE ledger ADD COLUMN leaf TEXT;
CREATE UNIQUE INDEX ledger_place ON ledger (place);
CREATE INDEX ledger_waiting ON ledger (sequence) WHERE place IS NULL;

-- The ledger's tree as far as it is numbered: one row. peaks are the roots of its full subtrees, the largest first.
CREATE TABLE ledger_tip (
  id     INTEGER NOT NULL PRIMARY KEY,
  origin TEXT    NOT NULL,
  size   BIGINT  NOT NULL,
  peaks  TEXT    NOT NULL
);

-- Signed checkpoints, as C2SP notes.
CREATE TABLE ledger_checkpoint (
  size BIGINT NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL,
  note TEXT   NOT NULL
);

-- Public keys that ever signed them.
CREATE TABLE ledger_key (
  name TEXT   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL
);
