/** What ops wrote in YAML, as values; or every mistake in it at once, with its place and a cure. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.config;
