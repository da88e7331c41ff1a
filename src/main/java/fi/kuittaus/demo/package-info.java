/** The embedded mail server, its customers and their story. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.demo;
