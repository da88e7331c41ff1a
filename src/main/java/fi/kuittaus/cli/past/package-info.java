/** Who wrote and when they were answered, as mails in files tell it. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.cli.past;
