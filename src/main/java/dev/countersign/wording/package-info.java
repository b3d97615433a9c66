/// The words people read: a verdict goes in; the check's title, summary and annotations come out.
@NullMarked
package dev.countersign.wording;

import org.jspecify.annotations.NullMarked;
