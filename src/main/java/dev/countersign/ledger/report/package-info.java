/// What the ledger's entries come to in a period: figures, tables, controls, samples.
@NullMarked
package dev.countersign.ledger.report;

import org.jspecify.annotations.NullMarked;
