-- The entries that say what was taken out of others, found without reading all.
CREATE INDEX ledger_tombstone ON ledger (place) WHERE kind IN ('retired', 'erased');
