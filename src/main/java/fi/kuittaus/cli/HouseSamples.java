package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.letter.Samples;
import fi.kuittaus.mail.TokenKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The samples that show how a house writes. */
final class HouseSamples {
  /** Nothing of a sample is ever sent, so nobody needs to know it again. */
  private static final TokenKey NO_KEY = new TokenKey(new byte[32]);

  private HouseSamples() {}

  /** In the order of the file. */
  static List<HouseMailbox> mailboxes(Configuration house) {
    HousePolicy policy = house.housePolicy(NO_KEY);
    return house.settings().mailboxes().keySet().stream().map(policy::mailbox).toList();
  }

  static Samples of(Configuration house, HouseMailbox mailbox, Instant at) {
    ZoneId zone = house.promises().urgencies().values().iterator().next().calendar().zone();
    return new Samples(Letters.with(house.letters()), mailbox, at, zone);
  }
}
