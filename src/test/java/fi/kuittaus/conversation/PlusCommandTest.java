package fi.kuittaus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.screening.Reason;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands by plus-address, and whose are believed. */
class PlusCommandTest {
  private static final Instant NOW = TestHouse.at("2026-11-23T09:07");
  private static final Screening AGENT =
      Screening.of(List.of(new Reason("agent", Verdict.AGENT)), Optional.empty());

  private static InboundMessage to(String... recipients) {
    return withHeaders(List.of(recipients));
  }

  private static InboundMessage withHeaders(List<String> recipients, String... headers) {
    InboundMessage mail = TestHouse.mail(TestHouse.ANNA, "a@e", "Re: Lasku", "Ok", NOW, headers);
    List<NamedAddress> to =
        recipients.stream().map(EmailAddress::of).map(NamedAddress::of).toList();
    return new InboundMessage(
        mail.headers(),
        new Participants(mail.participants().from(), List.of(), to),
        mail.subject(),
        mail.content(),
        NOW,
        mail.digest());
  }

  private static Set<PlusCommand> commands(InboundMessage mail) {
    return PlusCommand.in(mail, TestHouse.mailbox().screening());
  }

  @Test
  void aPlusAddressOfTheMailboxIsACommand() {
    assertThat(commands(to("maija@customer.example", "Support+CLOSE@example.com")))
        .containsExactly(PlusCommand.CLOSE);
    assertThat(commands(to("support+note@example.com", "support+working@example.com")))
        .containsExactly(PlusCommand.WORKING, PlusCommand.NOTE);
  }

  @Test
  void noOtherAddressIs() {
    assertThat(
            commands(
                to(
                    "support@example.com",
                    "sales+close@example.com",
                    "support+close@other.example",
                    "support+closed@example.com")))
        .isEmpty();
  }

  @Test
  void aBccIsReadFromWhereTheServerNotesIt() {
    assertThat(
            commands(
                withHeaders(
                    List.of("maija@customer.example"),
                    "Delivered-To",
                    "<support+close@example.com>")))
        .containsExactly(PlusCommand.CLOSE);
  }

  @Test
  void onlyAProvenAgentIsBelievedInTheInbox() {
    InboundMessage mail = to("support+close@example.com");
    assertThat(PlusCommand.isBelievedInInbox(mail, AGENT)).isTrue();
    Stream.of(Verdict.values())
        .filter(v -> v != Verdict.AGENT)
        .forEach(v ->
            assertThat(
                    PlusCommand.isBelievedInInbox(
                        mail, Screening.of(List.of(new Reason("r", v)), Optional.empty())))
                .as(v.label())
                .isFalse());
  }

  @ParameterizedTest
  @CsvSource({
    "List-Id, <desk.example.com>",
    "Auto-Submitted, auto-replied",
    "Resent-From, eve@elsewhere.example",
    "Precedence, auto_reply"
  })
  void whatAListOrAProgramOrAnotherBroughtIsNotBelieved(String header, String value) {
    InboundMessage mail = withHeaders(List.of("support+close@example.com"), header, value);
    assertThat(PlusCommand.isBelievedInInbox(mail, AGENT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Lasku, RE: Vs:  lasku, true",
    "Re: Lasku, Lasku, true",
    "Lasku 7, Lasku 8, false",
    "'', Re:, false"
  })
  void subjectsAreComparedWithoutWhatReplyingAdds(String theirs, String ours, boolean same) {
    BaseSubject one = BaseSubject.of(theirs == null ? "" : theirs);
    BaseSubject other = BaseSubject.of(ours);
    assertThat(!other.isEmpty() && one.equals(other)).isEqualTo(same);
  }
}
