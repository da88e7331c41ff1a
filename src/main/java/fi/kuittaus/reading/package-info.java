/** What a customer's text tells, one file for each thing. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.reading;
