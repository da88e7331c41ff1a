package fi.kuittaus.conversation;

import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;

/**
 * All that {@code promises.yaml} says: what ops change from day to day.
 *
 * @param promises its calendars and urgencies
 * @param triage its rules for topic and urgency
 * @param screening whom and what it treats apart
 * @param style how its letters are written
 */
public record HouseRules(
    PromisePolicy promises, Triage triage, ScreeningPolicy.Named screening, HouseStyle style) {}
