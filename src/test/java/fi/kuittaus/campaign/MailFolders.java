package fi.kuittaus.campaign;

import fi.kuittaus.lab.Dovecot;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What lies in the mailbox: Message-IDs by UID.
 *
 * @param inbox what came in
 * @param sent the copies of what we sent
 */
record MailFolders(Map<Long, String> inbox, Map<Long, String> sent) {
  static final String SENT = "Outgoing";

  static MailFolders read(Dovecot dovecot) throws MessagingException {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", dovecot.imapPort(), "support", dovecot.password());
      return new MailFolders(ids(store, "INBOX"), ids(store, SENT));
    }
  }

  private static Map<Long, String> ids(Store store, String name) throws MessagingException {
    Map<Long, String> ids = new TreeMap<>();
    try (Folder folder = store.getFolder(name)) {
      if (!folder.exists()) {
        return ids;
      }
      folder.open(Folder.READ_ONLY);
      FetchProfile profile = new FetchProfile();
      profile.add(UIDFolder.FetchProfileItem.UID);
      profile.add("Message-ID");
      Message[] mails = folder.getMessages();
      folder.fetch(mails, profile);
      for (Message mail : mails) {
        String[] id = mail.getHeader("Message-ID");
        ids.put(((UIDFolder) folder).getUID(mail), id == null ? "" : id[0]);
      }
      return ids;
    }
  }
}
