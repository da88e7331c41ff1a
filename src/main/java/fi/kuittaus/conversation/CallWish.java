package fi.kuittaus.conversation;

import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Mention;
import fi.kuittaus.reading.Reading;

/** The wish of a customer to be called, as the acknowledgement takes it up. */
final class CallWish {
  private CallWish() {}

  /**
   * What the acknowledgement promises: the call itself where it is the matter, and the house has
   * given times for calls in that language; else an answer, with the wish passed on.
   *
   * @param language of our letters
   */
  static Promise.What promised(Reading reading, HouseStyle.Terms terms, String language) {
    return terms.calls().containsKey(language) && isTheMatter(reading)
        ? Promise.What.CALL
        : Promise.What.ANSWER;
  }

  private static boolean isTheMatter(Reading reading) {
    return switch (reading.matter().topic()) {
      case "callback" -> true;
      case "question" -> reading.details().mentions().contains(Mention.CALL);
      default -> false;
    };
  }
}
