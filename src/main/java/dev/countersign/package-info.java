/// The entrance: where the process starts, is wired together, and reads its settings.
@NullMarked
package dev.countersign;

import org.jspecify.annotations.NullMarked;
