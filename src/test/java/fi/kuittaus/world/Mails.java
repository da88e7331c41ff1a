package fi.kuittaus.world;

import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.MimePart;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.Participants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The writing of mails that come in. */
final class Mails {
  private Mails() {}

  /**
   * A mail as its author has it.
   *
   * @param answers the Message-ID that it answers
   * @param quoted what it quotes below its own words
   */
  record Draft(
      NamedAddress from,
      EmailAddress to,
      String id,
      String subject,
      String words,
      Optional<String> answers,
      String quoted,
      List<Header> headers) {

    Draft with(String name, String value) {
      List<Header> more = new ArrayList<>(headers);
      more.add(new Header(name, value));
      return new Draft(from, to, id, subject, words, answers, quoted, List.copyOf(more));
    }

    /** The same by somebody else. */
    Draft by(NamedAddress author) {
      return new Draft(author, to, id, subject, words, answers, quoted, headers);
    }

    InboundMessage arriving(Instant at) {
      return arriving(at, List.of());
    }

    InboundMessage arriving(Instant at, List<MimePart> parts) {
      List<Header> all = new ArrayList<>();
      all.add(new Header("From", from.address().toString()));
      all.add(new Header("To", to.toString()));
      all.add(new Header("Message-ID", id));
      all.add(new Header("Subject", subject));
      answers.ifPresent(a -> all.add(new Header("In-Reply-To", a)));
      all.addAll(headers);
      String text = quoted.isEmpty() ? words : words + "\n\n> " + quoted.replace("\n", "\n> ");
      return new InboundMessage(
          new Headers(all),
          new Participants(List.of(from), List.of(), List.of(NamedAddress.of(to))),
          subject,
          new Content(text, OwnWords.of(words), parts),
          at,
          Integer.toHexString((id + subject + text).hashCode()));
    }
  }

  /** References as mail programs write them: where it all began, and what is answered. */
  static String thread(Matter matter, String answered) {
    return matter.mails.getFirst().id() + " " + answered;
  }

  /** A letter of ours as it lies in a folder. */
  static InboundMessage copyOf(OutboundMessage letter, Instant at) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("From", letter.envelope().from().address().toString()));
    headers.add(new Header("To", letter.envelope().to().address().toString()));
    headers.add(new Header("Message-ID", letter.id().value()));
    headers.add(new Header("Subject", letter.subject()));
    headers.addAll(letter.headers());
    return new InboundMessage(
        new Headers(headers),
        new Participants(
            List.of(letter.envelope().from()), List.of(), List.of(letter.envelope().to())),
        letter.subject(),
        new Content(letter.text(), OwnWords.of(letter.text()), List.of()),
        at,
        Integer.toHexString(letter.id().value().hashCode()));
  }

  static InboundMessage at(InboundMessage mail, Instant at) {
    return new InboundMessage(
        mail.headers(), mail.participants(), mail.subject(), mail.content(), at, mail.digest());
  }

  /** The Message-ID; empty text where it cannot be read. */
  static String idOf(Parsed mail) {
    return switch (mail) {
      case Parsed.Mail(InboundMessage m) -> m.messageId().map(MessageId::value).orElse("");
      case Parsed.Unreadable _ -> "";
    };
  }
}
