package fi.kuittaus.config;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.HouseRules;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.screening.Screener;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.ScreeningPolicy;
import fi.kuittaus.screening.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ops treat apart in {@code promises.yaml}, and what screening makes of it. */
class ScreeningReaderTest {
  @TempDir private Path folder;

  private HousePolicy house(String screening) throws IOException {
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        """
        data: data
        promises: promises.yaml
        mailboxes:
          support:
            address: support@example.com
            imap: { host: imap.example.com, password: secret }
            smtp: { host: smtp.example.com }
        """);
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        calendars: { office: { zone: Europe/Helsinki, open: { mon-fri: "08:00-16:00" } } }
        urgencies: { usual: { answer-within: 1 business day } }
        """
            + screening);
    Loaded loaded =
        ConfigurationFiles.read(
            folder.resolve("kuittaus.yaml"), Environment.of(_ -> Optional.empty()));
    return switch (loaded) {
      case Loaded.Good(Configuration good) -> good.housePolicy(TestHouse.KEY);
      case Loaded.Refused(var findings) -> throw new AssertionError(findings.toString());
    };
  }

  private static Screening screen(
      HousePolicy house, String from, String subject, String text, String... headers) {
    InboundMessage mail =
        TestHouse.mail(EmailAddress.of(from), "1@c", subject, text, Instant.EPOCH, headers);
    return Screener.screen(mail, house.mailbox("support").screening());
  }

  private static final String APART =
      """
      screening:
        groups: [Team@Example.com]
        deny: [pest@example.org, Adverts.example]
        allow: [partner.example]
        lists:
          absence-body: { add: ["on the road until"], without: ["I am on leave"] }
          no-reply-senders: { add: [robotti] }
      """;

  @Test
  void withoutTheSectionNobodyIsTreatedApart() throws IOException {
    assertThat(house("").mailbox("support").screening().named())
        .isEqualTo(ScreeningPolicy.Named.NONE);
  }

  @Test
  void whoIsDeniedGetsNoAnswerAndWhoIsAllowedDoesThoughAMarkAsksNotTo() throws IOException {
    HousePolicy house = house(APART);
    assertThat(screen(house, "pest@example.org", "Hi", "Hello").rules())
        .containsExactly("denied-sender");
    assertThat(screen(house, "x@adverts.example", "Hi", "Hello").verdict())
        .isEqualTo(Verdict.MACHINE);
    String[] bulk = {"Precedence", "bulk"};
    assertThat(screen(house, "x@partner.example", "Hi", "Hello", bulk).verdict())
        .isEqualTo(Verdict.PERSON);
    assertThat(screen(house, "x@other.example", "Hi", "Hello", bulk).verdict())
        .isEqualTo(Verdict.PERSON_UNANSWERABLE);
    assertThat(
            screen(house, "x@partner.example", "Hi", "Hello", "Auto-Submitted", "auto-replied")
                .verdict())
        .as("what is proven a machine stays one")
        .isEqualTo(Verdict.MACHINE);
  }

  @Test
  void aGroupThatFeedsTheMailboxIsNoList() throws IOException {
    String[] list = {"List-Id", "<team.example.com>", "Precedence", "list"};
    assertThat(screen(house(APART), "x@c.example", "Hi", "Hello", list).verdict())
        .isEqualTo(Verdict.PERSON);
    assertThat(screen(house(""), "x@c.example", "Hi", "Hello", list).verdict())
        .isEqualTo(Verdict.MACHINE);
  }

  @Test
  void listsGainAndLosePhrases() throws IOException {
    String subject = "Out of office";
    String added = "Hello! On the road until Friday.";
    String gone = "I am on leave.";
    String[] reply = {"In-Reply-To", "<2@c>"};
    assertThat(screen(house(APART), "x@c.example", "Re: you", added, reply).rules())
        .containsExactly("absence-wording");
    assertThat(screen(house(""), "x@c.example", "Re: you", added, reply).rules()).isEmpty();
    assertThat(screen(house(APART), "x@c.example", "Re: you", gone, reply).rules()).isEmpty();
    assertThat(screen(house(""), "x@c.example", "Re: you", gone, reply).rules())
        .containsExactly("absence-wording");
    assertThat(screen(house(APART), "x@c.example", subject, "x", reply).rules())
        .as("other lists are as they were")
        .containsExactly("absence-note", "automatic-prefix", "absence-wording");
    assertThat(screen(house(APART), "robotti@c.example", "Hi", "Hello").verdict())
        .isEqualTo(Verdict.PERSON_UNANSWERABLE);
  }

  @Test
  void aHouseTakesUpWhatOthersAreTreatedApart() throws IOException {
    ScreeningPolicy.Named named = house(APART).mailbox("support").screening().named();
    HousePolicy before = house("");
    HousePolicy changed =
        before.with(new HouseRules(before.promises(), before.triage(), named, HouseStyle.USUAL));
    assertThat(screen(changed, "pest@example.org", "Hi", "Hello").rules())
        .containsExactly("denied-sender");
  }
}
