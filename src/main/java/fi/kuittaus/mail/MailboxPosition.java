package fi.kuittaus.mail;

/**
 * How far a folder has been read.
 *
 * @param folder the folder's full name on the server
 * @param uidValidity of the folder when it was read (RFC 9051 section 2.3.1.1)
 * @param uid the highest UID that has been dealt with; 0: none
 */
public record MailboxPosition(String folder, long uidValidity, long uid) {}
