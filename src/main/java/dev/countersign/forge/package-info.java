/// The port to the code host: what we read there, what we hear from it, and what we say to it.
@NullMarked
package dev.countersign.forge;

import org.jspecify.annotations.NullMarked;
