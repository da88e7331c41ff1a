package fi.kuittaus.transport;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import jakarta.mail.Flags;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * A folder that is open on a connection, its mails known by UID only. Nothing here sets {@code
 * \Seen}. For one thread, until another folder is opened on the connection.
 */
final class ImapFolder {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final ImapLine line;
  private final String name;
  private final MailboxInfo info;

  private ImapFolder(ImapLine line, String name, MailboxInfo info) {
    this.line = line;
    this.name = name;
    this.info = info;
  }

  /** Opens a folder for reading only. */
  static ImapFolder examine(ImapLine line, String name) throws IOException {
    return new ImapFolder(line, name, line.answer(p -> p.examine(name)));
  }

  /** Opens a folder as agents do: only then does the server tell which flags it keeps. */
  static ImapFolder select(ImapLine line, String name) throws IOException {
    return new ImapFolder(line, name, line.answer(p -> p.select(name)));
  }

  /**
   * What is known of one mail without its content.
   *
   * @param size in bytes
   * @param arrivedAt INTERNALDATE
   */
  record Card(long uid, long size, Instant arrivedAt, Arrival.Flags flags) {}

  String name() {
    return name;
  }

  ImapLine line() {
    return line;
  }

  long uidValidity() throws IOException {
    if (info.uidvalidity <= 0) {
      throw new IOException("the server gives no UIDVALIDITY, so mails cannot be told apart");
    }
    return info.uidvalidity;
  }

  /** The highest UID so far; 0 where the folder never had a mail. */
  long lastUid() throws IOException {
    if (info.uidnext > 0) {
      return info.uidnext - 1;
    }
    return search("UID *").stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Whether everybody's mail client may set this keyword for good (RFC 9051 section 7.1). */
  boolean keeps(String keyword) {
    return info.permanentFlags.contains(Flags.Flag.USER) || info.permanentFlags.contains(keyword);
  }

  /** The UIDs above this one, ascending. */
  List<Long> uidsAfter(long uid) throws IOException {
    line.newsHeard();
    // "n:*" always holds the last mail, also where its UID is below n (RFC 9051 section 9).
    return search("UID " + (uid + 1) + ":*").stream().filter(u -> u > uid).sorted().toList();
  }

  /** The UIDs of mails with this keyword. */
  List<Long> withKeyword(String keyword) throws IOException {
    return search("KEYWORD " + keyword);
  }

  /** Those of these mails that are still there. */
  List<Long> remaining(List<Long> uids) throws IOException {
    return uids.isEmpty() ? List.of() : search("UID " + set(uids));
  }

  /** Every mail here. */
  List<Long> all() throws IOException {
    return search("ALL");
  }

  /** The mails that arrived on the day of this instant (UTC) or later, ascending. */
  List<Long> since(Instant instant) throws IOException {
    return search("SINCE " + DAY.format(instant)).stream().sorted().toList();
  }

  /** Whether a mail lies here that has all these headers, each with that in its value. */
  boolean holds(Header... headers) throws IOException {
    return holds(new Argument(), headers);
  }

  /** Whether a mail lies here that bears this keyword, and has all these headers. */
  boolean holds(String keyword, Header... headers) throws IOException {
    return holds(new Argument().writeAtom("KEYWORD").writeAtom(keyword), headers);
  }

  private boolean holds(Argument all, Header... headers) throws IOException {
    for (Header header : headers) {
      all.writeAtom("HEADER").writeAtom(header.name()).writeString(header.value());
    }
    return !uids(line.command("UID SEARCH", all)).isEmpty();
  }

  /**
   * Whether a mail lies here, no draft, arrived on that day (UTC) or later, with one header, not
   * the other.
   */
  boolean holdsSince(Instant day, Header with, Header without) throws IOException {
    Argument all = new Argument();
    all.writeAtom("UNDRAFT").writeAtom("SINCE").writeAtom(DAY.format(day));
    all.writeAtom("HEADER").writeAtom(with.name()).writeString(with.value());
    all.writeAtom("NOT").writeAtom("HEADER").writeAtom(without.name());
    all.writeString(without.value());
    return !uids(line.command("UID SEARCH", all)).isEmpty();
  }

  /** Deletes these mails for good; the folder must be open for writing, and one of ours. */
  void delete(List<Long> uids) throws IOException {
    if (!uids.isEmpty()) {
      line.command("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Deleted)");
      // Without UIDPLUS (RFC 4315) whatever is marked goes: in a folder of ours, only ours is.
      line.command(line.can("UIDPLUS") ? "UID EXPUNGE " + set(uids) : "EXPUNGE");
    }
  }

  private List<Long> search(String criterion) throws IOException {
    return uids(line.command("UID SEARCH " + criterion));
  }

  private static List<Long> uids(Response[] responses) {
    List<Long> uids = new ArrayList<>();
    for (Response response : responses) {
      if (response instanceof IMAPResponse imap && imap.keyEquals("SEARCH")) {
        for (long uid = imap.readLong(); uid > 0; uid = imap.readLong()) {
          uids.add(uid);
        }
      }
    }
    return uids;
  }

  /** Size and arrival of these mails; those that the server leaves out are missing. */
  Map<Long, Card> cards(List<Long> uids) throws IOException {
    Map<Long, Card> cards = new HashMap<>();
    for (FetchResponse mail : fetch(uids, "UID INTERNALDATE RFC822.SIZE FLAGS")) {
      RFC822SIZE size = mail.getItem(RFC822SIZE.class);
      INTERNALDATE date = mail.getItem(INTERNALDATE.class);
      Date arrived = date == null ? null : date.getDate();
      if (size != null && arrived != null) {
        long uid = uid(mail);
        cards.put(uid, new Card(uid, size.size, arrived.toInstant(), telling(mail)));
      }
    }
    return cards;
  }

  private static Arrival.Flags telling(FetchResponse mail) {
    FLAGS flags = mail.getItem(FLAGS.class);
    return flags == null
        ? Arrival.Flags.NONE
        : new Arrival.Flags(flags.contains(Flags.Flag.DRAFT), flags.contains(Flags.Flag.DELETED));
  }

  /** What these mails are flagged with; those that the folder has no more are missing. */
  Map<Long, Flags> flags(List<Long> uids) throws IOException {
    Map<Long, Flags> flags = new HashMap<>();
    for (FetchResponse mail : fetch(uids, "UID FLAGS")) {
      FLAGS item = mail.getItem(FLAGS.class);
      if (item != null) {
        flags.put(uid(mail), item);
      }
    }
    return flags;
  }

  /** Sets a keyword on these mails; the folder must be open for writing. */
  void mark(List<Long> uids, String keyword) throws IOException {
    line.command("UID STORE " + set(uids) + " +FLAGS.SILENT (" + keyword + ")");
  }

  /** Takes a keyword from these mails; the folder must be open for writing. */
  void unmark(List<Long> uids, String keyword) throws IOException {
    line.command("UID STORE " + set(uids) + " -FLAGS.SILENT (" + keyword + ")");
  }

  /** These mails, whole; those that the server leaves out are missing. */
  Map<Long, byte[]> bodies(List<Long> uids) throws IOException {
    return bodies(uids, "BODY.PEEK[]");
  }

  /** The first bytes of a mail; missing where the server leaves it out. */
  Map<Long, byte[]> beginning(long uid, int bytes) throws IOException {
    return bodies(List.of(uid), "BODY.PEEK[]<0." + bytes + ">");
  }

  /** The Message-IDs of these mails, of those that have one. */
  Map<Long, MessageId> messageIds(List<Long> uids) throws IOException {
    Map<Long, MessageId> ids = new HashMap<>();
    bodies(uids, "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]")
        .forEach((uid, header) -> messageId(header).ifPresent(id -> ids.put(uid, id)));
    return ids;
  }

  private static Optional<MessageId> messageId(byte[] header) {
    return MessageId.first(new String(header, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  /** This part of these mails, {@code BODY.PEEK[...]}; those left out are missing. */
  Map<Long, byte[]> bodies(List<Long> uids, String part) throws IOException {
    Map<Long, byte[]> bodies = new HashMap<>();
    for (FetchResponse mail : fetch(uids, "UID " + part)) {
      BODY body = mail.getItem(BODY.class);
      ByteArray bytes = body == null ? null : body.getByteArray();
      if (bytes != null) {
        bodies.put(uid(mail), bytes.getNewBytes());
      }
    }
    return bodies;
  }

  /** The answers that name a UID: others come unasked, when somebody changes flags. */
  private List<FetchResponse> fetch(List<Long> uids, String items) throws IOException {
    List<FetchResponse> mails = new ArrayList<>();
    if (!uids.isEmpty()) {
      for (Response response : line.command("UID FETCH " + set(uids) + " (" + items + ")")) {
        if (response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
          mails.add(fetched);
        }
      }
    }
    return mails;
  }

  private static long uid(FetchResponse mail) {
    return mail.getItem(UID.class).uid;
  }

  private static String set(List<Long> uids) {
    return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
