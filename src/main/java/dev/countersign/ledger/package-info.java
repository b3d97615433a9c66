/// The record of what was decided and on what evidence, to which entries are only ever added.
@NullMarked
package dev.countersign.ledger;

import org.jspecify.annotations.NullMarked;
