/// The match of what reached a branch with what was recorded: pure, values in, findings out.
@NullMarked
package dev.countersign.duties.completeness;

import org.jspecify.annotations.NullMarked;
