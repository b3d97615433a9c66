/// The whole under load and in trouble: real `serve` processes, a real PostgreSQL and a simulated
/// GitHub, for the commands of `bench/` and for a short story at every build.
@NullMarked
package dev.countersign.load;

import org.jspecify.annotations.NullMarked;
