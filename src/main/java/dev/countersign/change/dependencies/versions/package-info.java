/// How each ecosystem writes and orders versions, and how far it is from one to another.
@NullMarked
package dev.countersign.change.dependencies.versions;

import org.jspecify.annotations.NullMarked;
