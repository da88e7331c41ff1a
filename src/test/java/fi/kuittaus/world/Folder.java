package fi.kuittaus.world;

import fi.kuittaus.mail.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<String, List<Lying>> byId = new HashMap<>();
  private final Set<String> tidied = new HashSet<>();
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
    Lying lying = new Lying(lastUid, at, Mails.idOf(mail), mail);
    mails.add(lying);
    byId.computeIfAbsent(lying.id(), _ -> new ArrayList<>()).add(lying);
  }

  List<Lying> after(long uid) {
    int from = mails.size();
    while (from > 0 && mails.get(from - 1).uid() > uid) {
      from--;
    }
    return List.copyOf(mails.subList(from, mails.size()));
  }

  List<Lying> all() {
    return List.copyOf(mails);
  }

  Optional<Lying> find(String messageId) {
    return byId.getOrDefault(messageId, List.of()).stream().findFirst();
  }

  /** Whether it lies there, or did until it was tidied away. */
  boolean hasHad(String messageId) {
    return byId.containsKey(messageId) || tidied.contains(messageId);
  }

  /** What came before then goes to an archive that nobody watches. */
  void tidyAway(Instant before) {
    for (Lying mail : List.copyOf(mails)) {
      if (mail.at().isBefore(before)) {
        remove(mail);
        tidied.add(mail.id());
      }
    }
  }

  void remove(Lying mail) {
    mails.remove(mail);
    List<Lying> same = byId.getOrDefault(mail.id(), new ArrayList<>());
    same.remove(mail);
    if (same.isEmpty()) {
      byId.remove(mail.id());
    }
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
    byId.clear();
    lastUid = 0;
    old.forEach(m -> append(m.at(), m.mail()));
  }
}
