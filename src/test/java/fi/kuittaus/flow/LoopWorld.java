package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A house whose every letter is answered. */
final class LoopWorld {
  static final EmailAddress DESK = EmailAddress.of("asiakaspalvelu@customer.example");
  static final List<String> NOUNS =
      List.of("kahvi", "tuoli", "lamppu", "ovi", "lumi", "silta", "kirja", "vene", "marja", "talo");
  private static final List<String> LETTERS_ON_MAIL =
      List.of("acknowledgement", "follow-up", "reopened");
  private final FlowWorld flows;
  private int answered;
  private int mails;

  LoopWorld(FlowWorld flows) {
    this.flows = flows;
  }

  private String filled(String template, OutboundMessage letter) {
    return template
        .replace("{n}", Integer.toString(4710 + answered))
        .replace("{word}", NOUNS.get(answered % NOUNS.size()))
        .replace("{subject}", letter.subject())
        .replace("{quote}", letter.text().replace("\n", "\n> "))
        .replace("{text}", letter.text());
  }

  void answer(Responder how, EmailAddress from, OutboundMessage letter) {
    String own = filled(how.text, letter);
    int quote = own.indexOf("\n\n> ");
    List<Header> headers = new ArrayList<>();
    if (how.threaded) {
      headers.add(new Header("In-Reply-To", letter.id().value()));
      headers.add(new Header("References", letter.id().value()));
    }
    flows.arrives(
        mail(
            from,
            TestHouse.SUPPORT,
            "<a" + ++mails + "@customer.example>",
            filled(how.subject, letter),
            own,
            quote < 0 ? own : own.substring(0, quote),
            headers));
  }

  /** A mail as it lies in the inbox. */
  InboundMessage mail(
      EmailAddress from,
      EmailAddress to,
      String id,
      String subject,
      String text,
      String own,
      List<Header> more) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("From", from.toString()));
    headers.add(new Header("To", to.toString()));
    headers.add(new Header("Message-ID", id));
    headers.add(new Header("Subject", subject));
    headers.addAll(more);
    return new InboundMessage(
        new Headers(headers),
        new Participants(List.of(NamedAddress.of(from)), List.of(), List.of(NamedAddress.of(to))),
        subject,
        new Content(text, OwnWords.of(own), List.of()),
        flows.clock.instant(),
        Integer.toHexString((id + subject + text).hashCode()));
  }

  /** Answers every letter that has come until no more come. */
  void converse(Responder how, EmailAddress from, Duration pause) {
    flows.send();
    while (answered < flows.toCustomers().size()) {
      assertThat(answered).as("letters answered").isLessThan(40);
      OutboundMessage letter = flows.toCustomers().get(answered++);
      flows.clock.forward(pause);
      answer(how, from, letter);
      flows.send();
    }
  }

  void days(int days, Responder how, EmailAddress from) {
    Instant end = flows.clock.instant().plus(Duration.ofDays(days));
    while (flows.clock.instant().isBefore(end)) {
      flows.clock.forward(Duration.ofMinutes(30));
      flows.tick();
      converse(how, from, Duration.ofSeconds(20));
    }
  }

  long lettersOnMail() {
    return flows.kinds().stream().filter(LETTERS_ON_MAIL::contains).count();
  }

  long deskMails(String subject) {
    return flows.toDesk().stream().filter(m -> m.subject().contains(subject)).count();
  }
}
