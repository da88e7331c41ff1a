package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not work, where an English mail says it in one clause. */
class NamedFaultsTest {
  private static Optional<String> named(String subject, String words) {
    return Concern.of(subject, words, Optional.of("en")).what();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Since this morning our receipt printer shows the error message E-17. | receipt-printer
          Our label printer prints nothing. | label-printer
          The printer in the back office keeps jamming. | printer
          The heat pump has stopped heating. | heat-pump
          The pressure on our heat pump keeps dropping. | heat-pump
          The tumble dryer makes a horrible noise. | dryer
          The router flashes red and drops out every hour. | router
          The doorbell is dead. | doorbell
          The shower is stone cold. | shower
          Our security camera records nothing. | camera
          The treadmill by the window is out of order. | treadmill
          Exporting the report to CSV fails. | export
          The freezer cabinet we bought from you in August will not go below -8. | freezer
          Our card terminal says "No connection to host". | card-terminal
          The app crashes when I open it. | app
          The app is not working, it crashes. | app
          The broadband keeps dropping. | internet
          Number 2: the washing machine does not drain. | washing-machine
          The radiators in our flat (14B) have been stone cold. | heating
          The screen of my phone is black, my phone does not turn on. | phone
          The intercom does not ring. | intercom
          The sauna is cold. | sauna
          Lift number 2 is stuck. | lift
          I have a problem with the scanner. | scanner
          My gym card don't open the turnstile. | access-card
          The air conditioner in classroom B204 is leaking. | air-conditioning
          The streaming keeps buffering. | streaming
          There is black mould in the corner. | damp
          OTP is not coming to my number. | verification-code
          When we try to send invoices it says refused. | invoice-sending
          The app isn't working properly. | app
          The broadband is terribly slow. | internet
          None of our four users can sign in. | login
          I left a gold hoop earring in treatment room 2. | lost-property
          There are two potholes outside the school. | road-state
          The forklift we lease from you won't start. | forklift
          """)
  void whatDoesNotWorkIsNamed(String words, String named) {
    assertThat(named("", words)).contains(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My phone keeps getting your adverts.",
        "The headphones I ordered have not come.",
        "The treadmills are never cleaned.",
        "If the lift is not working, how do we get upstairs?",
        "What happens if the app crashes during an exam?",
        "I left my car at your garage for the service.",
        "The scanner is not included in the price.",
        "Our laptop has not been delivered.",
        "The app I opened on my phone works.",
        "I open it on my phone. It does not load.",
        "The printer works again, thank you.",
        "The camera you sent is not the one I ordered.",
        "Is the sauna warm on Sundays?",
        "Our printer is out of ink.",
        "The car was clean and the staff kind.",
        "The OTP is coming now.",
        "I send invoices every Monday.",
        "The bridge is damp in the mornings."
      })
  void whatOnlySoundsLikeItIsNot(String words) {
    assertThat(named("Hello", words)).isEmpty();
  }

  @Test
  void aBareSubjectNamesWhatTheWordsSayIsBroken() {
    assertThat(named("Treadmill", "Number 3 squeaks and does not start.")).contains("treadmill");
    assertThat(named("Headphones", "They do not seem to have arrived yet.")).isEmpty();
    assertThat(named("Printer", "Our printer is out of ink.")).isEmpty();
    assertThat(named("Dishwasher - repair?", "It beeps and shows E24.")).contains("dishwasher");
    assertThat(named("hot tub cold", "It is still cold after six hours.")).contains("hot-tub");
    assertThat(named("Update on the scanner", "It works, but the till does not open.")).isEmpty();
    assertThat(named("Printer cartridges", "The first one does not fit.")).isEmpty();
    assertThat(named("Laptop", "The colour is not the one I chose.")).isEmpty();
    assertThat(named("Treadmills", "Nobody ever cleans them. Broken promises!")).isEmpty();
  }

  @Test
  void theSubjectNamesTheThingAndTheWordsThatItFails() {
    assertThat(named("Washing machine in the laundry room", "The washing machine won't drain."))
        .contains("washing-machine");
    assertThat(named("Problem with the app", "Since Monday the app keeps crashing."))
        .contains("app");
  }
}
