/// Scenarios: what a policy's owner expects of it, read from files beside the policy and compared
/// with what it decides.
@NullMarked
package dev.countersign.rulebook.scenarios;

import org.jspecify.annotations.NullMarked;
