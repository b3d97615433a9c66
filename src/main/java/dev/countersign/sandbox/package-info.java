/// A simulated GitHub with sample pull requests. It speaks HTTP and uses no other room.
@NullMarked
package dev.countersign.sandbox;

import org.jspecify.annotations.NullMarked;
