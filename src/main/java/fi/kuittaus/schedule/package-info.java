/** Quartz: wakes the flows, and stops cleanly. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.schedule;
