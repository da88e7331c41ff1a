package fi.kuittaus.transport;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.Parsed;

/** An arrival with the bytes that it was parsed from, for quarantine. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawArrival(byte[] raw, Arrival arrival) {
  RawArrival unreadable(String reason) {
    Parsed quarantined = new Parsed.Unreadable(raw, reason);
    return new RawArrival(
        raw, new Arrival(arrival.uid(), arrival.arrivedAt(), quarantined, arrival.flags()));
  }
}
