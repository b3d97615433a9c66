package dev.countersign.gate;

import dev.countersign.forge.Forge;
import dev.countersign.ledger.Aftercare;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Register;
import dev.countersign.queue.Queue;

/// The world as the gate sees it: the code host, the work that waits, what is watched, what was
/// decided, and what is owed after it.
public record Ports(
    Forge forge, Queue queue, Register register, Ledger ledger, Aftercare aftercare) {}
