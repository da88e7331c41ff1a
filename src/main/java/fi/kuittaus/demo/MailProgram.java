package fi.kuittaus.demo;

import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

/** The mail program of one person: SMTP to send, IMAP to file. For one thread. */
final class MailProgram {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
  private final Person user;
  private final Session session;

  MailProgram(Person user, PostOffice server) {
    this.user = user;
    this.session = Session.getInstance(settings(server));
  }

  private static Properties settings(PostOffice server) {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.port", Integer.toString(server.smtpPort()));
    settings.setProperty("mail.imap.port", Integer.toString(server.imapPort()));
    for (String protocol : new String[] {"smtp", "imap"}) {
      settings.setProperty("mail." + protocol + ".host", PostOffice.HOST);
      settings.setProperty("mail." + protocol + ".localhost", "localhost");
      settings.setProperty("mail." + protocol + ".connectiontimeout", "20000");
      settings.setProperty("mail." + protocol + ".timeout", "20000");
      settings.setProperty("mail." + protocol + ".writetimeout", "20000");
    }
    return settings;
  }

  /** Sends a mail. */
  void send(Draft draft, String to, ZonedDateTime date) throws MessagingException {
    deliver(mail(draft, to, date));
  }

  /** Sends a mail and leaves a copy in Sent, as mail programs do. */
  void sendAndKeep(Draft draft, String to, ZonedDateTime date) throws MessagingException {
    MimeMessage mail = mail(draft, to, date);
    deliver(mail);
    try (Store store = connected()) {
      mail.setFlag(Flags.Flag.SEEN, true);
      store.getFolder("Sent").appendMessages(new Message[] {mail});
    }
  }

  /** Moves a mail out of the inbox. */
  void file(MessageId id, String folder) throws MessagingException {
    try (Store store = connected();
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_WRITE);
      Message[] found = inbox.search(new MessageIDTerm(id.value()));
      inbox.copyMessages(found, store.getFolder(folder));
      inbox.setFlags(found, new Flags(Flags.Flag.DELETED), true);
      inbox.expunge();
    }
  }

  private void deliver(MimeMessage mail) throws MessagingException {
    try (Transport smtp = session.getTransport("smtp")) {
      smtp.connect(user.address(), user.password());
      smtp.sendMessage(mail, mail.getAllRecipients());
    }
  }

  private Store connected() throws MessagingException {
    Store store = session.getStore("imap");
    store.connect(user.address(), user.password());
    return store;
  }

  private MimeMessage mail(Draft draft, String to, ZonedDateTime date) throws MessagingException {
    MimeMessage mail = new OwnId(session, user.address());
    InternetAddress from = new InternetAddress(user.address());
    try {
      from.setPersonal(user.from(), StandardCharsets.UTF_8.name());
    } catch (java.io.UnsupportedEncodingException e) {
      throw new AssertionError("UTF-8 is always there", e);
    }
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, to);
    mail.setSubject(draft.subject(), StandardCharsets.UTF_8.name());
    mail.setText(draft.text(), StandardCharsets.UTF_8.name());
    mail.setHeader("Date", DATE.format(date));
    for (Header header : draft.headers()) {
      mail.setHeader(header.name(), header.value());
    }
    mail.saveChanges();
    return mail;
  }

  /** A mail with a Message-ID that tells nothing of this machine. */
  private static final class OwnId extends MimeMessage {
    private final String address;

    private OwnId(Session session, String address) {
      super(session);
      this.address = address;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      String domain = address.substring(address.indexOf('@'));
      setHeader("Message-ID", "<" + UUID.randomUUID() + domain + ">");
    }
  }
}
