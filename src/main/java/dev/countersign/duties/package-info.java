/// What is looked after beside and after the judgement of pull requests: what merged changes still
/// owe, deployments that wait, commits without a record, settings that drifted.
@NullMarked
package dev.countersign.duties;

import org.jspecify.annotations.NullMarked;
