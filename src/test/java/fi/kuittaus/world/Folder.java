package fi.kuittaus.world;

import fi.kuittaus.mail.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** A folder on the mail server. */
final class Folder {
  /**
   * A mail in it.
   *
   * @param at its INTERNALDATE
   * @param id its Message-ID; empty text where it cannot be read
   */
  record Lying(long uid, Instant at, String id, Parsed mail) {}

  /** What mail programs set on a mail. */
  enum Flag {
    SEEN,
    /** To be expunged one day. */
    DELETED,
    /** Not sent yet. */
    DRAFT,
    /** The keyword that closes. */
    CLOSED
  }

  private final String name;
  private final List<Lying> mails = new ArrayList<>();
  private final Map<String, List<Lying>> byId = new HashMap<>();
  private final Set<String> tidied = new HashSet<>();
  private final Map<Flag, SortedSet<Long>> flagged = new EnumMap<>(Flag.class);
  private long uidValidity = 1;
  private long lastUid;
  private long changes;

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

  Lying append(Instant at, Parsed mail) {
    lastUid++;
    Lying lying = new Lying(lastUid, at, Mails.idOf(mail), mail);
    mails.add(lying);
    byId.computeIfAbsent(lying.id(), _ -> new ArrayList<>()).add(lying);
    return lying;
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

  /** The mail that has this UID. */
  Optional<Lying> at(long uid) {
    int from = 0;
    int to = mails.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (mails.get(middle).uid() < uid) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < mails.size() && mails.get(from).uid() == uid
        ? Optional.of(mails.get(from))
        : Optional.empty();
  }

  Optional<Lying> find(String messageId) {
    return byId.getOrDefault(messageId, List.of()).stream().findFirst();
  }

  /** When this mail came, or its last copy where it was delivered twice. */
  Optional<Instant> lastOf(String messageId) {
    return byId.getOrDefault(messageId, List.of()).stream()
        .map(Lying::at)
        .max(Comparator.naturalOrder());
  }

  /** Whether it lies there, or did until it was tidied away. */
  boolean hasHad(String messageId) {
    return byId.containsKey(messageId) || isTidiedAway(messageId);
  }

  boolean isTidiedAway(String messageId) {
    return tidied.contains(messageId);
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
    changes++;
    mails.remove(mail);
    List<Lying> same = byId.getOrDefault(mail.id(), new ArrayList<>());
    same.remove(mail);
    if (same.isEmpty()) {
      byId.remove(mail.id());
    }
    flagged.values().forEach(uids -> uids.remove(mail.uid()));
  }

  /** A mail is moved here, as servers move it. */
  void take(Folder from, Lying mail) {
    copy(from, mail);
    from.remove(mail);
  }

  /** A mail is copied here, with its flags. */
  void copy(Folder from, Lying mail) {
    List<Flag> kept = Stream.of(Flag.values()).filter(flag -> from.is(mail, flag)).toList();
    Lying here = append(mail.at(), mail.mail());
    kept.forEach(flag -> flag(here, flag));
  }

  void flag(Lying mail, Flag flag) {
    changes += flag == Flag.CLOSED ? 0 : 1;
    flagged.computeIfAbsent(flag, _ -> new TreeSet<>()).add(mail.uid());
  }

  void unflag(Lying mail, Flag flag) {
    changes++;
    flagged.computeIfAbsent(flag, _ -> new TreeSet<>()).remove(mail.uid());
  }

  boolean is(Lying mail, Flag flag) {
    return uids(flag).contains(mail.uid());
  }

  /** The mails that bear this flag. */
  List<Lying> flagged(Flag flag) {
    return flagged(flag, _ -> true);
  }

  /** The mails that bear this flag, of these UIDs. */
  List<Lying> flagged(Flag flag, LongPredicate which) {
    return uids(flag).stream().filter(which::test).flatMap(uid -> at(uid).stream()).toList();
  }

  private SortedSet<Long> uids(Flag flag) {
    return flagged.getOrDefault(flag, Collections.emptySortedSet());
  }

  /** How often a mail has been taken away or marked otherwise than as closed. */
  long changes() {
    return changes;
  }

  /** The server makes it anew: a new UIDVALIDITY, and UIDs from 1. */
  void makeAnew() {
    changes++;
    uidValidity++;
    List<Lying> old = List.copyOf(mails);
    Map<Flag, SortedSet<Long>> before = new EnumMap<>(flagged);
    mails.clear();
    byId.clear();
    flagged.clear();
    lastUid = 0;
    old.forEach(m -> {
      Lying anew = append(m.at(), m.mail());
      before.forEach((flag, uids) -> {
        if (uids.contains(m.uid())) {
          flag(anew, flag);
        }
      });
    });
  }
}
