package fi.kuittaus.world;

import fi.kuittaus.mail.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A folder on the mail server. */
final class Folder {
  /**
   * A mail in it.
   *
   * @param at its INTERNALDATE
   * @param id its Message-ID; empty text where it cannot be read
   */
  record Lying(long uid, Instant at, String id, Parsed mail) {}

  private final String name;
  private final List<Lying> mails = new ArrayList<>();
  private final Set<String> marked = new TreeSet<>();
  private long uidValidity = 1;
  private long lastUid;

  Folder(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  long uidValidity() {
    return uidValidity;
  }

  long lastUid() {
    return lastUid;
  }

  void append(Instant at, Parsed mail) {
    lastUid++;
    mails.add(new Lying(lastUid, at, Mails.idOf(mail), mail));
  }

  List<Lying> after(long uid) {
    return mails.stream().filter(m -> m.uid() > uid).toList();
  }

  List<Lying> all() {
    return List.copyOf(mails);
  }

  Optional<Lying> find(String messageId) {
    return mails.stream().filter(m -> m.id().equals(messageId)).findFirst();
  }

  void remove(Lying mail) {
    mails.remove(mail);
    marked.remove(mail.id());
  }

  /** An agent sets the closing keyword on a mail. */
  void mark(String messageId) {
    marked.add(messageId);
  }

  /** The Message-IDs of the mails that have the keyword. */
  Set<String> marked() {
    return Collections.unmodifiableSet(marked);
  }

  /** The server makes it anew: a new UIDVALIDITY, and UIDs from 1. */
  void makeAnew() {
    uidValidity++;
    List<Lying> old = List.copyOf(mails);
    mails.clear();
    lastUid = 0;
    old.forEach(m -> append(m.at(), m.mail()));
  }
}
