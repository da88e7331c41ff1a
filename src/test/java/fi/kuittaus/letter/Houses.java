package fi.kuittaus.letter;

import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.HouseStyle.Manner;
import fi.kuittaus.conversation.HouseStyle.Names;
import fi.kuittaus.conversation.HouseStyle.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A house that has settled everything. */
final class Houses {
  private Houses() {}

  /** Its style, with texts in this language. */
  static HouseStyle in(String language) {
    return new HouseStyle(
        new Names(Optional.of("Esimerkki Oy"), List.of("Omat sivut"), Map.of()),
        new Manner(
            Map.of("fi", "Moikka", "sv", "Hejsan", "en", "Hi"),
            Map.of("fi", "Terveisin", "sv", "Hälsningar", "en", "Best wishes"),
            true,
            false,
            Optional.empty(),
            Optional.empty()),
        new Terms(
            Map.of(
                "fi",
                    "[Viestisi|Viestinne] riittää irtisanomiseen, eikä [sinun|Teidän] tarvitse"
                        + " tehdä muuta.",
                "sv",
                    "[Ditt|Ert] meddelande räcker som uppsägning, och [du|Ni] behöver inte göra"
                        + " något mer.",
                "en", "Your email is all we need; there is nothing else for you to do."),
            Map.of(
                "fi", "Laskua ei tarvitse maksaa ennen vastaustamme.",
                "sv", "Fakturan behöver inte betalas före vårt svar.",
                "en", "You need not pay the bill before our reply."),
            Map.of(
                "fi", "arkisin klo 9–15",
                "sv", "vardagar kl. 9–15",
                "en", "on working days from 9 am to 3 pm"),
            Optional.of("010 123 4567")),
        Map.of("billing", Map.of("fi", Map.of("number", "mikä on laskun numero?"))),
        List.of());
  }

  /** What an agent wrote for the customer. */
  static List<String> notes(String language) {
    return switch (language) {
      case "fi" -> List.of("Vika koskee vain kesäkuun laskuja. Laskun voi avata Omilta sivuilta.");
      case "sv" -> List.of("Felet gäller bara fakturorna för juni. De kan öppnas på Mina sidor.");
      default -> List.of("Only the June invoices are affected. You can open yours on My Pages.");
    };
  }
}
