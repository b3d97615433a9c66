/// The durable inbox: one piece of work per subject, many events folded into one, timers.
@NullMarked
package dev.countersign.queue;

import org.jspecify.annotations.NullMarked;
