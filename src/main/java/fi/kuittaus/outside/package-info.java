/** Outgoing HTTP: webhooks. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.outside;
