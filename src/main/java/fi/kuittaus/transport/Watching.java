package fi.kuittaus.transport;

import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MessageId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who takes what is found in a mailbox. An intake is called by one thread at a time; intakes of
 * different folders are called side by side.
 *
 * @param closedByKeyword gets the Message-IDs of mails that an agent has marked as closed, in the
 *     inbox or in the folder to which they went from there; after a restart all in the inbox that
 *     are still marked come again; called by the thread of Sent
 * @param lookout hears what becomes of single mails of the inbox; called by the same thread
 */
public record Watching(
    FolderIntake inbox,
    FolderIntake sent,
    FolderIntake closed,
    Consumer<List<MessageId>> closedByKeyword,
    MailLookout lookout) {}
