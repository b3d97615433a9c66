/// What a change is: a pull request with its files, reviews, commits and checks, and what can be
/// read out of their text. Values only; nothing here reads a clock, a file or a socket.
@NullMarked
package dev.countersign.change;

import org.jspecify.annotations.NullMarked;
