package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices of services and mail of sending programs, and the people who resemble them. */
class NoticeRulesTest {
  private static final String SHOP = "From: Candle House <orders@candles.example>";

  private static List<String> rules(String text, String... lines) {
    return Screener.screen(Mails.withText(text, lines), Mails.HOUSE).rules();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your parcel 17 has been dispatched.",
        "Tilauksesi 17 on noudettavissa.",
        "Ihre Lieferung 17 wurde versandt.",
        "Twoja paczka jest w drodze.",
        "Ваш заказ 17 передан в доставку."
      })
  void aServiceTellsWhatBecameOfAThing(String text) {
    assertThat(rules(text, SHOP)).contains("notice-wording");
  }

  @ParameterizedTest
  @CsvSource({
    "SHOP, 'Your parcel has arrived, but the lid is cracked.'",
    "SHOP, 'Your parcel has arrived. Where do I send it back?'",
    "SHOP, 'The mail says that your parcel has arrived. I have none.'",
    "From: Ann Lind <ann.lind@lind.example>, 'Your parcel has arrived.'",
    "From: Ann <ann@lind.example>, 'Your parcel has arrived.'",
    "From: A <xy@gmail.com>, 'Your parcel has arrived.'"
  })
  void whoAsksOrComplainsOrHasANameIsNoService(String from, String text) {
    assertThat(rules(text, from.equals("SHOP") ? SHOP : from)).isEmpty();
  }

  @Test
  void aThingAndAStateInTwoSentencesAreNoNotice() {
    assertThat(rules("Stop your delivery. The box is ready at the gate.", SHOP)).isEmpty();
  }

  @Test
  void whatASendingServiceSendsFromNobodysAddressIsNotAnswered() {
    String mark = "X-SES-Outgoing: 2020.01.01-192.0.2.1";
    assertThat(rules("Zone B is dark tonight.", SHOP, mark)).containsExactly("sent-by-program");
    assertThat(rules("Is zone B dark tonight?", SHOP, mark)).isEmpty();
    assertThat(rules("Zone B is dark.", "From: Ann Lind <ann@lind.example>", mark)).isEmpty();
    assertThat(rules("Name: Ann\r\nMessage: Zone B is dark.", SHOP, mark)).isEmpty();
    assertThat(rules("Zone B is dark.", SHOP, mark, "Reply-To: ann@lind.example")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bounces+17-ab3@em.candles.example, true",
    "orders-support=example.com@candles.example, true",
    "orders@candles.example, false",
    "SRS0=ab=17=candles.example=orders@forward.example, false"
  })
  void anEnvelopeSenderMadeForOneMailIsAPrograms(String sender, boolean program) {
    assertThat(
            rules("Zone B is dark.", SHOP, "Return-Path: <" + sender + ">")
                .contains("sent-by-program"))
        .isEqualTo(program);
  }

  @Test
  void aProgramsSentenceOfItselfIsKnownByItsParts() {
    assertThat(rules("This is an automated confirmation.", SHOP)).contains("automatic-wording");
    assertThat(rules("The automated door made this noise. Send a man.", SHOP)).isEmpty();
  }

  @Test
  void whoAsksFromAListsOwnAddressWaits() {
    String owner = "From: jazz-owner@lists.example";
    assertThat(Screener.screen(Mails.with(owner), Mails.HOUSE).verdict())
        .isEqualTo(Verdict.PERSON_UNANSWERABLE);
    assertThat(Screener.screen(Mails.withText("Welcome to jazz.", owner), Mails.HOUSE).verdict())
        .isEqualTo(Verdict.MACHINE);
  }

  @Test
  void aBounceWithoutABouncesSubjectIsKnownByItsText() {
    assertThat(
            Screener.screen(
                    Mails.withText(
                        "Your message did not reach the following recipient(s): a@b.example",
                        "From: postmaster@b.example",
                        "Return-Path: <>",
                        "Subject: E"),
                    Mails.HOUSE)
                .verdict())
        .isEqualTo(Verdict.BOUNCE);
  }

  /** Words appended at the end of a file had come under whatever section was the last. */
  @Test
  void noListHoldsWhatBelongsToAnother() {
    assertThat(Words.list("mailbox-providers")).allMatch(line -> line.contains("."));
    assertThat(Words.list("bulk-senders")).contains("nyhedsbrev", "campaigns");
    assertThat(Words.list("delay-body")).doesNotContain("view in your browser");
    assertThat(Words.list("automatic-prefix")).contains("[自動返信]", "自動配信");
  }
}
