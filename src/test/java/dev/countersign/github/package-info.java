/// Tests of the forge spoken in GitHub's words, against a fake that holds each request to GitHub's
/// published descriptions.
@NullMarked
package dev.countersign.github;

import org.jspecify.annotations.NullMarked;
