/// The queue and the ledger kept in a database, SQLite or PostgreSQL. No other room knows SQL.
@NullMarked
package dev.countersign.store;

import org.jspecify.annotations.NullMarked;
