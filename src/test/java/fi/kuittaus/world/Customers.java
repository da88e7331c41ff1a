package fi.kuittaus.world;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Those who write to the house: people, programs, and people's programs. */
final class Customers {
  private static final List<String> NAMES =
      List.of("Maija Virtanen", "Gunnel Sjöberg", "Ville", "Martin Example", "Aino Niemi");
  private final World world;
  private final Dice dice;
  private final Dice secrets;
  private final Dice imports;
  private final Dice early;
  private int mails;

  Customers(World world) {
    this.world = world;
    this.dice = world.dice("customers");
    this.secrets = world.dice("secrets");
    this.imports = world.dice("imports");
    this.early = world.dice("early");
  }

  void begin() {
    Duration mean =
        Duration.ofMinutes((long) (Duration.ofDays(1).toMinutes() / world.scenario.mailsPerDay()));
    world.time.after(dice.about(mean), this::next);
  }

  private void next() {
    if (!world.time.isCalm()) {
      somebodyWrites();
      begin();
    }
  }

  /** What lay there before the first start. */
  void past() {
    for (String mailbox : House.MAILBOXES) {
      for (int i = 0; i < 3; i++) {
        Matter matter = matter(Matter.Kind.PERSON, mailbox);
        arrives(matter, first(matter), Written.Nature.OLD);
      }
    }
  }

  private void somebodyWrites() {
    Matter matter = matter(kind(), dice.chance(0.7) ? House.SUPPORT : House.SALES);
    if (dice.happens(Source.UNREADABLE, 0.02)) {
      byte[] raw = ("\0 " + matter.number).getBytes(StandardCharsets.US_ASCII);
      world
          .server(matter.mailbox)
          .inbox
          .append(world.time.now(), new Parsed.Unreadable(raw, "no headers"));
    }
    switch (matter.kind) {
      case MACHINE -> arrives(matter, program(matter), Written.Nature.MACHINE);
      case UNANSWERABLE -> arrives(matter, first(matter), Written.Nature.UNANSWERABLE);
      default -> arrives(matter, first(matter), Written.Nature.PERSON);
    }
    if (matter.kind != Matter.Kind.MACHINE) {
      world.agents.learnOf(matter);
    }
    if (dice.happens(Source.WRITES_AGAIN, 0.12) && matter.kind != Matter.Kind.MACHINE) {
      world.time.after(dice.about(Duration.ofHours(9)), () -> writesAgain(matter));
    }
  }

  private Matter.Kind kind() {
    if (dice.happens(Source.MACHINES, 0.10)) {
      return Matter.Kind.MACHINE;
    } else if (dice.happens(Source.UNANSWERABLE, 0.05)) {
      return Matter.Kind.UNANSWERABLE;
    } else if (dice.happens(Source.ABSENT, 0.08)) {
      return dice.chance(0.5) ? Matter.Kind.ABSENT : Matter.Kind.BARELY_ABSENT;
    } else if (dice.happens(Source.LOOPS, 0.06)) {
      return dice.chance(0.6) ? Matter.Kind.LOOP : Matter.Kind.KUITTAUS;
    } else if (dice.happens(Source.BOUNCES, 0.06)) {
      return dice.chance(0.5) ? Matter.Kind.REFUSING : Matter.Kind.BOUNCING;
    }
    return Matter.Kind.PERSON;
  }

  private Matter matter(Matter.Kind kind, String mailbox) {
    int number = world.ledger.matters.size() + 1;
    String local = kind == Matter.Kind.UNANSWERABLE ? "noreply" : "c" + number;
    EmailAddress address = EmailAddress.of(local + "@customer" + number + ".example");
    return world.ledger.open(
        new Matter(
            number,
            kind,
            NamedAddress.of(dice.oneOf(NAMES), address),
            mailbox,
            dice.oneOf(List.of("fi", "fi", "sv", "en")),
            Wordings.SUBJECT.get(dice.upTo(Wordings.SUBJECT.size())) + " " + number));
  }

  private Mails.Draft first(Matter matter) {
    String words = opening(matter.language).formatted(marker(matter));
    return draft(matter, matter.subject, words, Optional.empty());
  }

  /** At a busy desk, little is urgent. */
  private String opening(String language) {
    return world.scenario.isBusy() && dice.chance(0.85)
        ? dice.oneOf(Wordings.ordinary(language))
        : dice.oneOf(Wordings.of(language));
  }

  private Mails.Draft program(Matter matter) {
    Mails.Draft draft = first(matter);
    return switch (dice.upTo(4)) {
      case 0 -> draft.with("Auto-Submitted", "auto-generated");
      case 1 -> draft.with("List-Id", "<news.customer.example>").with("Precedence", "bulk");
      case 2 -> draft.with("Precedence", "auto_reply");
      default -> draft.with("X-Failed-Recipients", "someone@customer.example");
    };
  }

  private Mails.Draft draft(Matter matter, String subject, String words, Optional<String> answers) {
    mails++;
    Mails.Draft draft =
        new Mails.Draft(
            matter.customer,
            House.address(matter.mailbox),
            "<m" + mails + "@customer.example>",
            subject,
            words,
            answers,
            "",
            List.of());
    return answers.isEmpty()
        ? draft
        : draft.with("References", Mails.thread(matter, answers.get()));
  }

  /** Words that no letter of ours may ever hold, some of which may not even be kept. */
  private String marker(Matter matter) {
    String marker = Wordings.MARKER + matter.number;
    return secrets.happens(Source.SECRETS, 0.2)
        ? marker + ". " + Wordings.secret(matter.language, matter.number)
        : marker;
  }

  private void arrives(Matter matter, Mails.Draft draft, Written.Nature nature) {
    Written mail = new Written(draft.id(), nature, matter, world.time.now());
    world.ledger.wrote(mail);
    world.chronicle.tell(matter.number, matter.kind + " writes " + nature + " " + draft.id());
    if (nature == Written.Nature.PERSON && early.happens(Source.EARLY_ANSWERS, 0.03)) {
      world.agents.answerEarly(matter);
      world.time.after(early.about(Duration.ofMinutes(3)), () -> put(draft, matter.mailbox));
    } else {
      put(draft, matter.mailbox);
    }
    world.deadlines.wrote(mail);
    if (nature != Written.Nature.OLD && dice.happens(Source.DUPLICATES, 0.05)) {
      world.time.after(dice.about(Duration.ofHours(6)), () -> comesAgain(matter, draft, mail));
    }
    if (nature != Written.Nature.OLD && dice.happens(Source.COPIES_TO_BOTH, 0.05)) {
      String other = matter.mailbox.equals(House.SALES) ? House.SUPPORT : House.SALES;
      world.time.after(dice.between(Duration.ZERO, Duration.ofSeconds(3)), () -> put(draft, other));
    }
  }

  /**
   * Delivered twice. Where the first delivery had gone from the inbox before the program could see
   * it, this is when it was written, as far as anybody can find out.
   */
  private void comesAgain(Matter matter, Mails.Draft draft, Written mail) {
    boolean unseen =
        world.ledger.readAt(draft.id()).isEmpty()
            && world.server(matter.mailbox).inbox.find(draft.id()).isEmpty();
    put(draft, matter.mailbox);
    if (unseen && matter.mails.getLast().equals(mail)) {
      Written again = new Written(mail.id(), mail.nature(), matter, world.time.now());
      matter.mails.set(matter.mails.size() - 1, again);
      world.agents.hearAgain(matter);
    }
  }

  /** From a folder that we do not watch, or another mailbox: its INTERNALDATE is of days ago. */
  void olderMailIsBroughtIn() {
    Instant at = world.time.now().minus(imports.between(House.OLDEST, Duration.ofDays(6)));
    if (at.isAfter(world.begunAt())) {
      Matter matter = matter(Matter.Kind.PERSON, House.SUPPORT);
      Mails.Draft draft = first(matter);
      Written mail = world.ledger.wrote(new Written(draft.id(), Written.Nature.PERSON, matter, at));
      world.chronicle.tell(matter.number, "a mail of " + at + " is brought in " + draft.id());
      world.server(matter.mailbox).inbox.append(at, new Parsed.Mail(draft.arriving(at)));
      world.service.ring();
      world.deadlines.wrote(mail);
      world.agents.learnOf(matter);
    }
  }

  private void put(Mails.Draft draft, String mailbox) {
    InboundMessage mail = draft.arriving(world.time.now());
    world.server(mailbox).inbox.append(world.time.now(), new Parsed.Mail(mail));
    world.service.ring();
  }

  /** One more mail in the same matter, answering whatever they find. */
  private void writesAgain(Matter matter) {
    if (world.time.isCalm()) {
      return;
    }
    Written own = matter.mails.get(dice.upTo(matter.mails.size()));
    boolean ours = !matter.letters.isEmpty() && dice.chance(0.6);
    String id = ours ? matter.letters.get(dice.upTo(matter.letters.size())).id() : own.id();
    String words = dice.oneOf(Wordings.more(matter.language)).formatted(marker(matter));
    arrives(
        matter,
        draft(matter, "Re: " + matter.subject, words, Optional.of(id)),
        matter.kind == Matter.Kind.UNANSWERABLE
            ? Written.Nature.UNANSWERABLE
            : Written.Nature.PERSON);
    world.agents.hearAgain(matter);
  }

  private void thanks(Matter matter, String id) {
    String words = Wordings.thanks(matter.language);
    arrives(
        matter,
        draft(matter, "Re: " + matter.subject, words, Optional.of(id)),
        Written.Nature.THANKS);
  }

  /** What a letter of ours brings about. */
  void react(Matter matter, Letter letter, String mailbox) {
    switch (matter.kind) {
      case ABSENT -> soon(() -> note(matter, letter, true));
      case BARELY_ABSENT -> soon(() -> note(matter, letter, false));
      case LOOP -> soon(() -> loops(matter, letter));
      case KUITTAUS -> soon(() -> acknowledges(matter, letter));
      case BOUNCING -> soon(() -> bounces(matter, letter));
      case PERSON -> answersUs(matter, letter);
      case REFUSING, MACHINE, UNANSWERABLE -> {
        // nobody is there
      }
    }
    if (dice.happens(Source.ECHOES, 0.01)) {
      soon(() -> comesBack(letter, mailbox));
    }
  }

  private void soon(Runnable reaction) {
    world.time.after(
        dice.between(Duration.ofSeconds(1), Duration.ofMinutes(2)),
        () -> {
          if (!world.time.isSilent()) {
            reaction.run();
          }
        });
  }

  private void answersUs(Matter matter, Letter letter) {
    if (dice.happens(Source.WRITES_AGAIN, 0.06)) {
      world.time.after(dice.about(Duration.ofHours(5)), () -> writesAgain(matter));
    }
    if (dice.happens(Source.WRITES_AGAIN, 0.05)) {
      world.time.after(dice.about(Duration.ofHours(1)), () -> thanks(matter, letter.id()));
    }
  }

  /** What an answer of an agent's brings about. */
  void hear(Matter matter, String answer) {
    if (matter.kind == Matter.Kind.PERSON && dice.happens(Source.WRITES_AGAIN, 0.3)) {
      world.time.after(dice.about(Duration.ofHours(3)), () -> thanks(matter, answer));
    } else if (matter.kind == Matter.Kind.PERSON && dice.happens(Source.WRITES_AGAIN, 0.2)) {
      world.time.after(dice.about(Duration.ofHours(12)), () -> writesAgain(matter));
    }
  }

  private void note(Matter matter, Letter letter, boolean marked) {
    Mails.Draft note =
        draft(
            matter,
            Wordings.absenceSubject(matter.language, dice.chance(0.5)) + matter.subject,
            Wordings.absence(matter.language),
            Optional.of(letter.id()));
    arrives(
        matter,
        marked ? note.with("Auto-Submitted", "auto-replied") : note,
        marked ? Written.Nature.MACHINE : Written.Nature.BARE_MACHINE);
  }

  private void loops(Matter matter, Letter letter) {
    String words = Wordings.loop(matter.language).formatted(++mails);
    arrives(
        matter,
        draft(matter, "Re: " + letter.mail().subject(), words, Optional.of(letter.id())),
        Written.Nature.LOOPING);
  }

  private void acknowledges(Matter matter, Letter letter) {
    Mails.Draft reply =
        draft(
            matter,
            "Re: " + letter.mail().subject(),
            letter.mail().text(),
            Optional.of(letter.id()));
    arrives(
        matter,
        reply
            .with("Auto-Submitted", letter.responds() ? "auto-replied" : "auto-generated")
            .with("X-Kuittaus-Token", "ku-2abc3.nonce" + mails + ".0123456789abcdef"),
        Written.Nature.MACHINE);
  }

  private void bounces(Matter matter, Letter letter) {
    Mails.Draft d =
        draft(matter, "Undelivered Mail Returned to Sender", "…", Optional.of(letter.id()));
    EmailAddress daemon = EmailAddress.of("mailer-daemon@" + matter.address().domain());
    Mails.Draft bounce =
        new Mails.Draft(
            NamedAddress.of(daemon),
            d.to(),
            d.id(),
            d.subject(),
            d.words(),
            d.answers(),
            d.quoted(),
            d.headers());
    arrives(
        matter,
        bounce.with("Return-Path", "<>").with("X-Failed-Recipients", matter.address().toString()),
        Written.Nature.MACHINE);
  }

  /** A relay sends our own letter to us. */
  private void comesBack(Letter letter, String mailbox) {
    world
        .server(mailbox)
        .inbox
        .append(world.time.now(), new Parsed.Mail(Mails.copyOf(letter.mail(), world.time.now())));
    world.service.ring();
  }

  /** Some servers leave a copy of what they send in Sent. */
  void serverKeepsCopy(OutboundMessage mail, String mailbox) {
    Folder sent = world.server(mailbox).sent;
    sent.append(world.time.now(), new Parsed.Mail(Mails.copyOf(mail, world.time.now())));
  }
}
