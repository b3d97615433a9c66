/// What makes a record provable: canonical JSON (RFC 8785), the Merkle tree of RFC 6962, signed
/// notes and checkpoints, envelopes. Values only.
@NullMarked
package dev.countersign.ledger.proof;

import org.jspecify.annotations.NullMarked;
