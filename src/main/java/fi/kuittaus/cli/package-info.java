/** The commands: what a person or a script types, and what they get. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.cli;
