package fi.kuittaus.conversation;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.reading.Reading;
import java.util.Optional;

/**
 * The one who wrote, and how we write back.
 *
 * @param sender as in From, empty where that could not be read
 * @param answerTo where letters go; empty: we may not write, only the desk can
 * @param language of our letters, BCP 47, one that the mailbox has
 */
public record Customer(
    Optional<NamedAddress> sender,
    Optional<EmailAddress> answerTo,
    Reading.Person person,
    String language) {}
