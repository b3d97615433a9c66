/// What is owed after a change was merged: what opens it, when it is due, and what closes it.
@NullMarked
package dev.countersign.policy.duty;

import org.jspecify.annotations.NullMarked;
