/// The text of a policy, read: either the policy it means or every problem in it, with line and
/// column.
@NullMarked
package dev.countersign.rulebook;

import org.jspecify.annotations.NullMarked;
