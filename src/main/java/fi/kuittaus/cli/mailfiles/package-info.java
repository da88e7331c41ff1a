/** Mails that lie in files: single ones, Maildir, mbox. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.cli.mailfiles;
