/// What a change does to the project's dependencies, read out of the text of its manifests and lock
/// files before and after. Values only; every text is taken for hostile.
@NullMarked
package dev.countersign.change.dependencies;

import org.jspecify.annotations.NullMarked;
