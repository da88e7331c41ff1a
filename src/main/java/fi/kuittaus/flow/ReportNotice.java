package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Returned;
import fi.kuittaus.screening.DeliveryReport;
import fi.kuittaus.screening.DeliveryReport.Outcome;

/** The words for the desk when a mail system reports that letters to a customer have to end. */
final class ReportNotice {
  private ReportNotice() {}

  static DeskNotice of(Conversation c, Returned returned) {
    return returned.report().outcome() == Outcome.COMPLAINT ? complaint(c) : bounced(c, returned);
  }

  private static DeskNotice bounced(Conversation c, Returned returned) {
    return new DeskNotice(
        "desk-bounced",
        c.reference() + ": our letter came back, the customer does not know what was promised",
        DeskNotice.about(c)
            + "\n\nThe "
            + returned.letter().map(Returned.Letter::kind).orElse("letter")
            + " never arrived"
            + said(returned.report())
            + "\n\nAn answer is still due by "
            + DeskNotice.due(c)
            + ". No more letters go to this address. Look for a slip in it, or for a telephone"
            + " number in the customer's mail. Once the customer writes again, letters go out"
            + " again.");
  }

  private static String said(DeliveryReport report) {
    return report.diagnostic().or(report::status).map(words -> ":\n\n" + words).orElse(".");
  }

  private static DeskNotice complaint(Conversation c) {
    return new DeskNotice(
        "desk-complaint",
        c.reference() + ": our letter was called spam",
        DeskNotice.about(c)
            + "\n\nThe customer, or somebody who has the customer's mailbox, pressed \"spam\" on a"
            + " letter of ours, and their provider complains to us. No more letters go out in this"
            + " conversation; an answer is still due by "
            + DeskNotice.due(c)
            + ". If this happens often, providers will refuse our mail: look at how often letters"
            + " leave, and whether these customers wrote to us at all.");
  }
}
