package fi.kuittaus.conversation;

import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Mention;

/** The wish of a customer to be called, as the acknowledgement takes it up. */
final class CallWish {
  private CallWish() {}

  /**
   * What the acknowledgement promises: the call itself where it is the matter, and the house has
   * given times for calls in that language; else an answer, with the wish passed on.
   *
   * @param language of our letters
   */
  static Promise.What promised(Reception.Case incoming, HouseStyle.Terms terms, String language) {
    return terms.calls().containsKey(language) && isTheMatter(incoming)
        ? Promise.What.CALL
        : Promise.What.ANSWER;
  }

  private static boolean isTheMatter(Reception.Case incoming) {
    return switch (incoming.reading().matter().topic()) {
      case "callback" -> true;
      case "question" ->
          LetterOrder.Told.of(incoming.mail(), incoming.reading())
              .mentions()
              .contains(Mention.CALL);
      default -> false;
    };
  }
}
