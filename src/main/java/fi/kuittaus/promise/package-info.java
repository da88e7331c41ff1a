/** How soon and how often: spans of time, calendars, promises and cadences, as values. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.promise;
