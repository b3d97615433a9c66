/// A simulated GitHub: real HTTP on loopback, state that remembers, webhooks that are signed.
///
/// It stands in for GitHub in `countersign sandbox` and in the tests of the whole loop. It speaks
/// HTTP only and uses no type of any other room.
@NullMarked
package dev.countersign.sandbox;

import org.jspecify.annotations.NullMarked;
