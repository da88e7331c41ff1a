package fi.kuittaus.letter;

import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a house has settled, as one letter can say it. */
record HouseFacts(LetterOrder order, HouseStyle style, String language, Facts facts) {
  /** In matters of these topics an emoji would mock. */
  private static final Set<String> GRAVE = Set.of("fault", "cancellation", "billing");

  void add() {
    HouseStyle.Terms terms = style.terms();
    facts.with("thanks", style.manner().thanks());
    facts.with("we", style.manner().we());
    facts.with("company", style.names().company().map(Plain::line));
    facts.with("calls", text(terms.calls()));
    facts.with("cancellationTerms", text(terms.cancellation()));
    facts.with("billingTerms", text(terms.billing()));
    facts.with("emoji", style.manner().emoji().filter(_ -> isLight()));
    addHours(terms.onCall());
  }

  /** Hours matter where an urgent matter is promised for after a closing. */
  private void addHours(Optional<String> onCall) {
    LetterOrder.Meanwhile meanwhile = order.times().meanwhile();
    boolean matter = facts.is("urgent") && meanwhile.closes();
    Wording wording = Wording.of(language);
    facts.with(
        "openUntil",
        meanwhile.openUntil().filter(_ -> matter).map(at -> wording.time(at.toLocalTime())));
    facts.with("onCall", onCall.filter(_ -> matter));
  }

  private Optional<String> text(Map<String, String> byLanguage) {
    return Optional.ofNullable(byLanguage.get(language))
        .map(text -> Plain.line(TemplateSource.spoken(text, facts.is("formal"))));
  }

  private boolean isLight() {
    boolean cheerful =
        order.kind() == LetterKind.ACKNOWLEDGEMENT || order.kind() == LetterKind.FOLLOW_UP;
    return cheerful
        && !GRAVE.contains(order.conversation().matter().topic())
        && Stream.of("urgent", "wrong", "upset", "again", "waited").noneMatch(facts::is);
  }
}
