/// What tests of several rooms share: GitHub's published descriptions as judges, and its payloads.
@NullMarked
package dev.countersign.testing;

import org.jspecify.annotations.NullMarked;
