/// What a change is: the values read from a pull request and out of its texts, paths and files, with no I/O.
@NullMarked
package dev.countersign.change;

import org.jspecify.annotations.NullMarked;
