/** The verdict on a mail and every reason for it. */
@org.jspecify.annotations.NullMarked
package fi.kuittaus.screening;
