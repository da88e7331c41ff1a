package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
  private static final String THANKS = "Kiitos, että kerroit jo";
  private static final String NOTHING_MORE = "uuta emme nyt tarvitse";

  private static Sample first(String topic) {
    return Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", topic).with(Told.NOTHING);
  }

  private static Sample urgent() {
    Sample sample = first("fault");
    Matter m = sample.matter();
    return sample.with(new Matter(m.subject(), true, m.topic(), "critical", m.thread()));
  }

  private static String text(Sample sample) {
    return sample.write().text();
  }

  private static Concern numbered(String kind) {
    return new Concern(Optional.empty(), Optional.of(new Concern.Numbered(kind, "4402817")));
  }

  @Test
  void whatIsSurelyToldIsThankedForAndNotAsked() {
    assertThat(text(first("fault").mentioning(Mention.DIGITAL, Mention.BEGAN)))
        .contains(THANKS + ", milloin vika alkoi. ", "Näkyykö virheilmoitusta")
        .doesNotContain("Milloin huomasit", NOTHING_MORE);
  }

  @Test
  void whatMayHaveBeenToldIsNotAskedAndNotThankedFor() {
    Told loosely = new Told(List.of("when-began", "device"), List.of(), false, Optional.empty());
    assertThat(text(first("fault").with(loosely).mentioning(Mention.DIGITAL)))
        .doesNotContain(THANKS, "Milloin huomasit", "Millä laitteella");
  }

  @Test
  void nobodyIsThankedForWhatWouldNotHaveBeenAsked() {
    assertThat(text(first("question").mentioning(Mention.BEGAN, Mention.GADGET)))
        .doesNotContain(THANKS);
    assertThat(text(first("fault").mentioning(Mention.GADGET, Mention.STREET)))
        .as("no device is asked about where nothing shows an error")
        .doesNotContain(THANKS);
  }

  @Test
  void whereAllIsToldNothingMoreIsNeeded() {
    Sample told =
        first("fault")
            .mentioning(
                Mention.DIGITAL, Mention.BEGAN, Mention.ERRORTEXT, Mention.GADGET, Mention.STEPS);
    assertThat(text(told))
        .contains("milloin vika alkoi, mitä ilmoituksessa lukee ja mitä laitetta käytät. M")
        .contains(NOTHING_MORE)
        .doesNotContain("?");
  }

  @Test
  void whoHasToldOneThingAndIsAskedNothingIsNotThanked() {
    Told all =
        new Told(
            List.of("when-began", "error-message", "device", "steps"),
            List.of(),
            false,
            Optional.empty());
    assertThat(text(first("fault").with(all).mentioning(Mention.DIGITAL, Mention.BEGAN)))
        .doesNotContain(THANKS, NOTHING_MORE);
  }

  @Test
  void anEnglishFaultThanksForWhatItToldBeforeAllElse() {
    Sample fault = Sample.of(LetterKind.ACKNOWLEDGEMENT, "en", "fault").with(Told.NOTHING);
    String thanks = "Thank you for telling us ";
    assertThat(text(fault.mentioning(Mention.BEGAN, Mention.TRIED)))
        .contains(thanks + "when it started and what you have already tried. That is all");
    assertThat(text(fault.mentioning(Mention.BEGAN)))
        .contains(thanks + "when it started.")
        .doesNotContain("That is all");
    assertThat(text(fault.mentioning(Mention.TRIED)))
        .contains(thanks + "what you have already tried. One more thing");
    assertThat(text(fault)).doesNotContain(thanks);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invoice", "order", "return"})
  void aBillWhoseNumberIsGivenNeedsNothingMore(String kind) {
    assertThat(text(first("billing").mentioning(Mention.NUMBER).of(numbered(kind))))
        .contains("4402817", NOTHING_MORE)
        .doesNotContain("?");
  }

  @Test
  void aNumberOfSomethingElseSettlesNothing() {
    assertThat(text(first("billing").mentioning(Mention.NUMBER))).doesNotContain(NOTHING_MORE);
    assertThat(text(first("billing").mentioning(Mention.NUMBER).of(numbered("claim"))))
        .doesNotContain(NOTHING_MORE);
    assertThat(text(first("question").mentioning(Mention.NUMBER).of(numbered("order"))))
        .as("what a question needs nobody knows")
        .doesNotContain(NOTHING_MORE);
    assertThat(text(first("billing").of(numbered("invoice"))))
        .as("asked for all the same")
        .contains("numero?")
        .doesNotContain(NOTHING_MORE);
  }

  @Test
  void whoCallsOffAVisitIsNotBiddenFarewell() {
    Concern visit = new Concern(Optional.of("cancel-appointment"), Optional.empty());
    Concern member = new Concern(Optional.of("end-membership"), Optional.empty());
    assertThat(text(first("cancellation").of(visit))).doesNotContain("asiakkaamme", "harmi");
    assertThat(text(first("cancellation").of(visit).mentioning(Mention.TERMINATES)))
        .as("whatever else it mentions")
        .doesNotContain("asiakkaamme");
    assertThat(text(first("cancellation").of(member))).contains("asiakkaamme", "harmi");
    assertThat(text(first("cancellation"))).doesNotContain("asiakkaamme");
  }

  @Test
  void whenItBeganIsNotAskedOfWhoAsksAgainNorOfASingleAttempt() {
    Concern code = new Concern(Optional.of("discount"), Optional.empty());
    assertThat(text(first("fault").mentioning(Mention.DIGITAL))).contains("Milloin huomasit");
    assertThat(text(first("fault").mentioning(Mention.DIGITAL, Mention.AGAIN)))
        .contains("Näkyykö virheilmoitusta")
        .doesNotContain("Milloin huomasit");
    assertThat(text(first("fault").of(code).mentioning(Mention.DIGITAL)))
        .contains("Näkyykö virheilmoitusta")
        .doesNotContain("Milloin huomasit");
  }

  @Test
  void whoToldWhenToReachThemIsNotOfferedACall() {
    Told phone = new Told(List.of(), List.of("+358401234567"), false, Optional.empty());
    String offer = "pyytää meitä soittamaan";
    assertThat(text(urgent().with(phone))).contains(offer + " numeroosi", "567");
    assertThat(text(urgent())).contains(offer + ".");
    assertThat(text(urgent().with(phone).mentioning(Mention.REACHABLE)))
        .contains("milloin sinut tavoittaa", "567")
        .doesNotContain(offer);
    assertThat(text(urgent().with(phone).mentioning(Mention.CALL, Mention.CALLTIME)))
        .contains("soittopyyntösi ja sinulle sopivan ajan")
        .doesNotContain(offer);
  }

  @Test
  void whatOneHasTriedIsThankedForThoughItIsNotAsked() {
    assertThat(text(first("fault").mentioning(Mention.TRIED, Mention.BEGAN)))
        .contains(THANKS + ", milloin vika alkoi ja mitä olet kokeillut.")
        .doesNotContain(NOTHING_MORE);
  }

  @Test
  void whoHasLostSomebodyIsTreatedSo() {
    String letter = text(first("cancellation").mentioning(Mention.BEREAVED, Mention.TERMINATES));
    assertThat(letter).contains("Otamme osaa suruusi.").doesNotContain("harmi", "asiakkaamme.");
  }

  @Test
  void whoAsksHowAnApplicationFaresHasNotSentOne() {
    Concern status = new Concern(Optional.of("application-status"), Optional.empty());
    assertThat(text(first("application").of(status)))
        .contains("kiitos viestistäsi", "missä vaiheessa hakemuksesi on")
        .doesNotContain("kiitos hakemuksestasi", "täydentää");
  }
}
