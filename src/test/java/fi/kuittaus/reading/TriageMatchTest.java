package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageMatchTest {
  private static final Reading.Matter BY_DEFAULT = new Reading.Matter("question", "normal");

  private static final Triage TRIAGE =
      new Triage(
          List.of(
              new Triage.Rule(
                  "own",
                  Map.of("en", List.of("parrot")),
                  Optional.of("animals"),
                  Optional.empty())),
          List.of(
              sign("fault", 1, "screen"), sign("fault", 1, "flashes"), sign("billing", 1, "paid")),
          BY_DEFAULT);

  private static Triage.Sign sign(String topic, int points, String phrase) {
    return new Triage.Sign(
        "en", Optional.of(topic), Optional.of("high"), points, PhraseSet.written(List.of(phrase)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          The screen is here.                     # fault    # high
          The screen of the one I paid flashes.   # fault    # high
          Is it for the screen?                   # question # normal
          Is the screen what flashes?             # fault    # high
          The screen of my parrot flashes.        # animals  # normal
          Se on sen screen ja mun.                # question # normal
          """)
  void theTopicWithTheMostSignsIsTakenWhereNoRuleNamesOne(
      String text, String topic, String urgency) {
    assertThat(TriageMatch.matter(TRIAGE, Sentences.in("", text)))
        .isEqualTo(new Reading.Matter(topic, urgency));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          Vad händer med pengarna om vi måste avboka samma dag?          # question
          Vi måste avboka vår tid på fredag. Kan vi få en ny?            # cancellation
          Avboka stugan om den inte är ledig hela veckan.                # cancellation
          Jos joudumme perumaan varauksen, kuinka meidän käy?            # question
          Joudumme perumaan varauksen. Kuinka meidän käy?                # cancellation
          Koska saan autoni takaisin korjaamolta?                        # question
          Milloin saan rahani takaisin?                                  # billing
          Mitä tapahtuu, jos irtisanoisin sopimuksen kesken vuoden?      # question
          Irtisanon sopimuksen. Mitä nyt tapahtuu?                       # cancellation
          What happens to the deposit if we have to cancel?              # question
          We have to cancel our booking. What happens to the deposit?    # cancellation
          If you cannot deliver by Friday, please cancel my order.       # cancellation
          """)
  void whatOnlyMightBeCalledOffIsAsked(String text, String topic) {
    assertThat(TriageMatch.matter(builtIn(), Sentences.in("", text)).topic()).isEqualTo(topic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          Hissi jäi kerrosten väliin ja rouva Salmi on siellä.    # critical
          Hissi jäi kerrosten väliin, mutta se on tyhjä.          # high
          Hissen har stannat, min son har svårt att andas.        # critical
          Hissen har stannat igen.                                # high
          Fru Berg är instängd i trapphuset, hon får ingen luft.  # critical
          """)
  void whoIsShutInOrCannotBreatheIsInDanger(String text, String urgency) {
    assertThat(TriageMatch.matter(builtIn(), Sentences.in("", text)).urgency()).isEqualTo(urgency);
  }

  /** Four, in Norwegian and Danish. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          Hei, vi er fire som skal på sykkeltur i juli. Koster det noe ekstra?  # false
          Hei, vi ønsker å bestille bord til fire personer på fredag.           # false
          Hej, vi vil gerne bestille et bord til fire på fredag kl. 18.         # false
          Vi kommer på fredag og blir fire netter.                              # false
          There is a fire in the kitchen of our flat.                           # true
          Det brenner i kjelleren, vi er fire som står ute.                     # true
          """)
  void fireIsFourWhereItIsNotEnglish(String text, boolean danger) {
    assertThat(TriageMatch.matter(builtIn(), Sentences.in("", text)).urgency().equals("critical"))
        .isEqualTo(danger);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          The dog bag dispenser by the north gate has been empty for weeks. Who fills those things? # question
          In our room (214) is very cold, the radiator is not warm. Please do something.            # fault
          The lamp base is cracked right down the side.                                             # fault
          It is cracked right down the side, nobody can say why.                                    # fault
          Our systems are down.                                                                     # fault
          Ateriat ovat jääneet tulematta, enkä pääse itse kauppaan. Olen 84-vuotias.               # fault
          """)
  void noTopicIsNamedThatTheMailSaysNothingOf(String text, String topic) {
    assertThat(TriageMatch.matter(builtIn(), Sentences.in("", text)).topic()).isEqualTo(topic);
  }

  @Test
  void whatNobodyCanReadIsNoOutage() {
    assertThat(urgency("It is cracked right down the side.")).isNotEqualTo("critical");
    assertThat(urgency("The timetable is so faded that nobody can read it."))
        .isNotEqualTo("critical");
    assertThat(urgency("The lift goes up and down, but it talks.")).isNotEqualTo("critical");
    assertThat(urgency("Would anybody mind if I went down to the car?")).isNotEqualTo("critical");
    assertThat(urgency("Our systems are down.")).isEqualTo("critical");
    assertThat(urgency("The site went down at noon.")).isEqualTo("critical");
    assertThat(urgency("Nobody can log in.")).isEqualTo("critical");
  }

  private static String urgency(String text) {
    return TriageMatch.matter(builtIn(), Sentences.in("", text)).urgency();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          zonk very smurf xx                                                  # question
          I'm going to have to pack in the membership from end of the month.  # cancellation
          I was appalled by the way the teacher spoke to the children.        # feedback
          """)
  void smallWordsAloneNameNoTopic(String text, String topic) {
    assertThat(TriageMatch.matter(builtIn(), Sentences.in("", text)).topic()).isEqualTo(topic);
  }

  private static Triage builtIn() {
    return new Triage(List.of(), BY_DEFAULT)
        .withBuiltIn(List.of("critical", "high", "normal", "low"));
  }

  @Test
  void aSignOfAnUrgencyThatIsNotThereLeavesItOpen() {
    Triage triage = new Triage(List.of(), BY_DEFAULT).withBuiltIn(List.of("normal"));
    assertThat(TriageMatch.matter(triage, Sentences.in("", "The screen just goes black on me.")))
        .isEqualTo(new Reading.Matter("fault", "normal"));
  }

  @Test
  void anAlternativeOfSeveralWordsIsAPhraseOfItsOwn() {
    assertThat(BuiltInRules.signs())
        .flatExtracting(Triage.Sign::phrases)
        .noneMatch(phrase -> phrase.toString().contains("_"));
  }
}
