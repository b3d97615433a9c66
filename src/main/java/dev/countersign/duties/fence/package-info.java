/// What guards a branch, compared with what must: pure, values in, gaps out.
@NullMarked
package dev.countersign.duties.fence;

import org.jspecify.annotations.NullMarked;
