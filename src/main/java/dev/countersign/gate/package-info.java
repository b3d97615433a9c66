/// The story before a merge: one event is heard, the change is read and judged, the answer is
/// published and recorded.
@NullMarked
package dev.countersign.gate;

import org.jspecify.annotations.NullMarked;
