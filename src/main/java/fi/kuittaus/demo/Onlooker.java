package fi.kuittaus.demo;

import fi.kuittaus.mail.MessageId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who looks into every mailbox and into the daemon's record, tells what is new, and
 * remembers it. For one thread.
 */
final class Onlooker {
  private final PostOffice post;
  private final Backstage backstage;
  private final InstantSource clock;
  private final Narrator narrator;
  private final Map<String, Long> readUpTo = new HashMap<>();
  private final List<Letter> unfiled = new ArrayList<>();
  private final Map<MessageId, Incoming> incoming = new LinkedHashMap<>();
  private final List<Received> received = new ArrayList<>();

  Onlooker(PostOffice post, Backstage backstage, InstantSource clock, Narrator narrator) {
    this.post = post;
    this.backstage = backstage;
    this.clock = clock;
    this.narrator = narrator;
  }

  /** A mail to the shared mailbox, and how its matter stood when last looked at. */
  record Incoming(Letter letter, FiledMail filed) {
    Optional<String> status() {
      return filed.matter().map(FiledMail.Matter::status);
    }
  }

  /**
   * A mail that somebody got.
   *
   * @param kind of our letters; empty: a person wrote it, or it is to the desk
   */
  record Received(String address, Letter letter, Instant at, Optional<String> kind) {
    boolean is(String kindOfLetter) {
      return kind.equals(Optional.of(kindOfLetter));
    }
  }

  /** All that this one has got so far, oldest first. */
  List<Received> mailOf(Person person) {
    return received.stream().filter(r -> r.address().equals(person.address())).toList();
  }

  /** The first mail of this one to the shared mailbox, once it is on record. */
  Optional<Incoming> mailFrom(Person person) {
    return incoming.values().stream()
        .filter(i -> i.letter().from().contains("<" + person.address() + ">"))
        .findFirst();
  }

  /**
   * Looks once. The customers' mailboxes come first: what they have got answers a mail that is on
   * record by then, and is told after it.
   */
  void look() {
    Map<String, List<Letter>> fresh = new LinkedHashMap<>();
    for (String address : post.addresses()) {
      if (!address.equals(Cast.SUPPORT.address())) {
        fresh.put(address, newMail(address));
      }
    }
    unfiled.addAll(newMail(Cast.SUPPORT.address()));
    unfiled.removeIf(this::tellIncoming);
    fresh.forEach((address, letters) -> letters.forEach(letter -> tellLetter(address, letter)));
    incoming.replaceAll(this::tellProgress);
  }

  private List<Letter> newMail(String address) {
    List<PostOffice.Mail> mails = post.inbox(address, readUpTo.getOrDefault(address, 0L));
    mails.forEach(mail -> readUpTo.merge(address, mail.uid(), Math::max));
    return mails.stream().map(PostOffice.Mail::letter).toList();
  }

  /** Tells of a mail once it is on record; whether it is. */
  private boolean tellIncoming(Letter letter) {
    Optional<MessageId> id = letter.id();
    Optional<FiledMail> filed = id.flatMap(backstage::filed);
    if (id.isEmpty() || filed.isEmpty()) {
      return id.isEmpty();
    }
    FiledMail mail = filed.get();
    incoming.put(id.get(), new Incoming(letter, mail));
    narrator.happens(mail.arrivedAt(), letter.from() + " writes:");
    narrator.oneLine("“" + letter.subject() + "”");
    narrator.oneLine(letter.firstLine() + " …");
    mail.matter()
        .filter(_ -> !mail.verdict().equals("machine"))
        .ifPresentOrElse(matter -> tellPromise(mail, matter), () -> tellSilence(mail));
    return true;
  }

  private void tellPromise(FiledMail mail, FiledMail.Matter matter) {
    String promise =
        matter.promised().stream()
            .findFirst()
            .map(at -> "answer promised by " + Narrator.time(at))
            .orElse("no promise");
    narrator.outcome(
        String.join(
            ", ",
            mail.verdict() + ": " + promise,
            matter.reference(),
            matter.topic(),
            matter.urgency()));
  }

  private void tellSilence(FiledMail mail) {
    String why = mail.reasons().isEmpty() ? "none" : String.join(", ", mail.reasons());
    narrator.outcome(mail.verdict() + ": no letter, by the rules " + why);
  }

  private void tellLetter(String address, Letter letter) {
    Optional<String> kind = kind(letter);
    Instant at = kind.flatMap(_ -> letter.date()).orElseGet(clock::instant);
    received.add(new Received(address, letter, at, kind));
    if (address.equals(Cast.DESK.address())) {
      narrator.happens(at, "The desk is told:");
      narrator.letter(letter, narrator.ink()::desk);
    } else {
      narrator.happens(at, Cast.nameOf(address) + " reads " + named(kind, letter) + ":");
      narrator.letter(letter, narrator.ink()::letter);
    }
  }

  private static String named(Optional<String> kind, Letter letter) {
    String language = letter.languageName();
    return kind.map(k -> (k.startsWith("a") ? "an " : "a ") + k.replace('-', ' '))
            .orElse("an answer that a person wrote")
        + (language.isEmpty() ? "" : " in " + language);
  }

  /** The kind that the daemon has on record for this very letter. */
  private Optional<String> kind(Letter letter) {
    return letter.answers().stream()
        .flatMap(id -> backstage.filed(id).stream())
        .flatMap(mail -> mail.matter().stream())
        .flatMap(matter -> letter.id().map(matter.letters()::get).stream())
        .filter(Objects::nonNull)
        .findFirst();
  }

  private Incoming tellProgress(MessageId id, Incoming before) {
    if (before.status().isEmpty()) {
      return before;
    }
    Incoming now = backstage.filed(id).map(f -> new Incoming(before.letter(), f)).orElse(before);
    if (!now.status().equals(before.status())) {
      FiledMail.Matter matter = now.filed().matter().orElseThrow();
      narrator.happens(clock.instant(), matter.reference() + " is " + meaning(matter.status()));
    }
    return now;
  }

  private static String meaning(String status) {
    return switch (status) {
      case "answered" -> "answered: nothing more by itself, we wait for the customer";
      case "working" -> "answered for now: updates go on until it is closed";
      case "closed" -> "closed: the customer gets nothing more";
      default -> status;
    };
  }
}
