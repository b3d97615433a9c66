/// Business time: working hours, change windows and freezes, as values asked about an instant.
@NullMarked
package dev.countersign.calendar;

import org.jspecify.annotations.NullMarked;
