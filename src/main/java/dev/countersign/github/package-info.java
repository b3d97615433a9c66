/// The forge spoken in GitHub's words: tokens, signatures, payloads, requests. No other room knows
/// them.
@NullMarked
package dev.countersign.github;

import org.jspecify.annotations.NullMarked;
