package fi.kuittaus.world;

import fi.kuittaus.mail.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final Map<Long, Set<Flag>> flags = new HashMap<>();
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

  Lying append(Instant at, Parsed mail) {
    lastUid++;
    Lying lying = new Lying(lastUid, at, Mails.idOf(mail), mail);
    mails.add(lying);
    return lying;
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
    flags.remove(mail.uid());
  }

  void flag(Lying mail, Flag flag) {
    flags.computeIfAbsent(mail.uid(), _ -> EnumSet.noneOf(Flag.class)).add(flag);
  }

  void unflag(Lying mail, Flag flag) {
    flags.computeIfAbsent(mail.uid(), _ -> EnumSet.noneOf(Flag.class)).remove(flag);
  }

  boolean is(Lying mail, Flag flag) {
    return flags.getOrDefault(mail.uid(), Set.of()).contains(flag);
  }

  /** The mails that bear this flag. */
  List<Lying> flagged(Flag flag) {
    return mails.stream().filter(m -> is(m, flag)).toList();
  }

  /** The server makes it anew: a new UIDVALIDITY, and UIDs from 1. */
  void makeAnew() {
    uidValidity++;
    List<Lying> old = List.copyOf(mails);
    Map<Long, Set<Flag>> before = Map.copyOf(flags);
    mails.clear();
    flags.clear();
    lastUid = 0;
    old.forEach(m -> {
      Lying anew = append(m.at(), m.mail());
      before.getOrDefault(m.uid(), Set.of()).forEach(flag -> flag(anew, flag));
    });
  }
}
