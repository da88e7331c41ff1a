/** The local HTTP interface over the flows and the store's queries. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.console;
