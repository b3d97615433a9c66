/// The commands that a person or a pipeline types.
@NullMarked
package dev.countersign.cli;

import org.jspecify.annotations.NullMarked;
