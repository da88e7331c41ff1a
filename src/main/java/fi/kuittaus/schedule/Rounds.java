package fi.kuittaus.schedule;

import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Alerting;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Correcting;
import fi.kuittaus.flow.MorningMail;
import fi.kuittaus.flow.Retiring;
import fi.kuittaus.flow.Ringing;
import fi.kuittaus.flow.SentCopies;
import fi.kuittaus.flow.Updating;
import java.util.List;

/** The flows that are asked, again and again, what is due. */
public record Rounds(
    Updating updating,
    Correcting correcting,
    Alerting alerting,
    Alarming alarming,
    Closing closing,
    Upkeep upkeep) {

  /**
   * The flows that no urgency has a part in.
   *
   * @param holidays fetches the calendars that are due
   */
  public record Upkeep(
      List<SentCopies> copies,
      Retiring retiring,
      Ringing ringing,
      MorningMail morning,
      Runnable holidays) {
    public Upkeep {
      copies = List.copyOf(copies);
    }
  }
}
