/// What an auditor does with the ledger: takes it out of the database, and verifies it.
@NullMarked
package dev.countersign.ledger.audit;

import org.jspecify.annotations.NullMarked;
