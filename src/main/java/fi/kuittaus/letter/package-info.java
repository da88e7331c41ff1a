/** Turns a decision into the mail that the customer reads. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.letter;
