package fi.kuittaus.world;

import java.util.List;

/** What people and programs write, in the languages of the house. */
final class Wordings {
  /** How the word begins that marks a customer's text. */
  static final String MARKER = "zqxmerkki";

  /** How every password begins. */
  static final String SECRET = "zqxsalaisuus";

  static final String CARD = "4111 1111 1111 1111";

  static final List<String> SUBJECT =
      List.of("Lasku", "Tilaus", "Kysymys", "Faktura", "Beställning", "Invoice", "Order");

  private static final List<String> FINNISH =
      List.of(
          "Hei,\nmilloin tilaukseni toimitetaan? En ole kuullut mitään. %s\nTerveisin",
          "Hei,\nsain laskun, jonka summa on väärin. Voitteko tarkistaa sen? %s",
          "Teillä on käyttökatko, emmekä pääse palveluun. %s",
          "Irtisanon sopimuksen. %s",
          "Haluan antaa palautetta uusista sivuista, ne ovat selkeät. %s");
  private static final List<String> SWEDISH =
      List.of(
          "Hej,\nnär levereras min beställning? Jag har inte hört något. %s\nHälsningar",
          "Hej,\nfakturan har fel summa. Kan ni kontrollera den? %s",
          "Ni har ett driftstopp och vi kommer inte in i tjänsten. %s",
          "Jag vill säga upp avtalet. %s",
          "Jag har synpunkter på de nya sidorna. %s");
  private static final List<String> ENGLISH =
      List.of(
          "Hello,\nwhen will my order be delivered? I have not heard anything. %s\nRegards",
          "Hello,\nthe sum on the invoice is wrong. Could you please check it? %s",
          "There is an outage and we cannot reach the service. %s",
          "Please cancel my contract. %s",
          "I have some feedback about the new pages, they are clear. %s");

  private Wordings() {}

  static List<String> of(String language) {
    return switch (language) {
      case "fi" -> FINNISH;
      case "sv" -> SWEDISH;
      default -> ENGLISH;
    };
  }

  /** Those that are not urgent. */
  static List<String> ordinary(String language) {
    return of(language).subList(0, 2);
  }

  static List<String> more(String language) {
    return switch (language) {
      case "fi" ->
          List.of("Ei se vieläkään toimi, mitä teen? %s", "Vielä yksi asia: osoite muuttui. %s");
      case "sv" ->
          List.of("Det fungerar ännu inte, vad gör jag? %s", "En sak till: adressen är ny. %s");
      default ->
          List.of("It still does not work, what now? %s", "One more thing: a new address. %s");
    };
  }

  /** What people write and we must not keep: a password, a number of a card. */
  static String secret(String language, int number) {
    String password = SECRET + number;
    return switch (language) {
      case "fi" -> "Salasanani on: " + password + " ja kortti " + CARD + ".";
      case "sv" -> "Lösenordet är " + password + " och kortet " + CARD + ".";
      default -> "My password is " + password + ", the card " + CARD + ".";
    };
  }

  static String thanks(String language) {
    return switch (language) {
      case "fi" -> "Kiitos!";
      case "sv" -> "Tack!";
      default -> "Thank you!";
    };
  }

  static String absenceSubject(String language, boolean plain) {
    if (plain) {
      return "Re: ";
    }
    return switch (language) {
      case "fi" -> "Automaattinen vastaus: ";
      case "sv" -> "Autosvar: ";
      default -> "Automatic reply: ";
    };
  }

  static String absence(String language) {
    return switch (language) {
      case "fi" -> "Olen lomalla enkä lue sähköpostia. Palaan töihin 5.8.";
      case "sv" -> "Jag är på semester och läser inte min e-post. Jag är tillbaka den 5 augusti.";
      default -> "I am out of the office and will be back on 5 August.";
    };
  }

  /** What nothing shows to be a program's. */
  static String loop(String language) {
    return switch (language) {
      case "fi" -> "Asia selvä, mutta meillä on kysyttävää: milloin sopisi? Nro %d";
      case "sv" -> "Vi har en fråga om saken: när passar det? Nr %d";
      default -> "We have a question about it: when would it suit you? No. %d";
    };
  }
}
