/// Deployments: runs that ask whether they may deploy are answered, and what became of deployments
/// is recorded.
@NullMarked
package dev.countersign.duties.deployments;

import org.jspecify.annotations.NullMarked;
