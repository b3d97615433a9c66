/// What follows a merge: obligations opened, their owners reminded, and what closes them recorded.
@NullMarked
package dev.countersign.duties.aftercare;

import org.jspecify.annotations.NullMarked;
