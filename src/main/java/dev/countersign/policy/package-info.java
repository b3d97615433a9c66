/// What must hold: policy, change types, rules and requirements, and the pure function that judges
/// a change by them and says why.
@NullMarked
package dev.countersign.policy;

import org.jspecify.annotations.NullMarked;
