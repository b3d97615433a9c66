package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.People;
import java.time.Instant;

/// What is before the judge: a change, the policy it is judged by, who may do what, and when.
record Case(Policy policy, Change change, People people, Instant now) {}
