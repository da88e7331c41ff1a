/** E-mail as values, and the seams to the servers that carry it. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.mail;
