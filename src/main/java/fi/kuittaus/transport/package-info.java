/** Mail servers behind the seams of {@code mail}: IMAP, SMTP, MIME. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.transport;
