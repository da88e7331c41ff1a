package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.promise.Promise;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T07:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | 2026-11-25T15:00 | keskiviikkona 25.11. klo 15
          fi | 2026-11-25T15:30 | keskiviikkona 25.11. klo 15.30
          fi | 2026-11-25T09:05 | keskiviikkona 25.11. klo 9.05
          fi | 2026-11-23T13:00 | tänään maanantaina 23.11. klo 13
          fi | 2026-11-24T00:00 | tänään maanantaina 23.11. klo 24
          fi | 2026-11-28T00:00 | perjantaina 27.11. klo 24
          fi | 2027-01-04T10:00 | maanantaina 4.1. klo 10
          fi | 2027-11-25T10:00 | torstaina 25.11.2027 klo 10
          sv | 2026-11-25T15:00 | onsdag 25.11 kl. 15
          sv | 2026-11-25T15:30 | onsdag 25.11 kl. 15.30
          sv | 2026-11-23T13:00 | i dag måndag 23.11 kl. 13
          sv | 2026-11-28T00:00 | fredag 27.11 kl. 24
          sv | 2027-11-25T10:00 | torsdag 25.11.2027 kl. 10
          en | 2026-12-03T16:00 | 4 pm on Thursday 3 December
          en | 2026-11-25T15:30 | 3.30 pm on Wednesday 25 November
          en | 2026-11-25T12:00 | 12 noon on Wednesday 25 November
          en | 2026-11-25T00:30 | 12.30 am on Wednesday 25 November
          en | 2026-11-23T13:00 | 1 pm today, Monday 23 November
          en | 2026-11-24T00:00 | the end of today, Monday 23 November
          en | 2026-11-28T00:00 | the end of Friday 27 November
          en | 2027-11-25T10:00 | 10 am on Thursday 25 November 2027
          """)
  void a_due_instant_is_quoted_as_people_say_it(String language, String local, String quoted) {
    assertThat(Wording.of(language).quoted(due(local, "Europe/Helsinki"), MONDAY_MORNING))
        .isEqualTo(quoted);
  }

  @ParameterizedTest
  @CsvSource({
    "fi, viimeistään keskiviikkona 25.11. klo 15",
    "sv, senast onsdag 25.11 kl. 15",
    "en, by 3 pm on Wednesday 25 November"
  })
  void a_deadline_has_the_word_for_by(String language, String deadline) {
    assertThat(
            Wording.of(language)
                .deadline(due("2026-11-25T15:00", "Europe/Helsinki"), MONDAY_MORNING))
        .isEqualTo(deadline);
  }

  @ParameterizedTest
  @CsvSource({
    "fi, Europe/Helsinki, keskiviikkona 25.11. klo 15 (Suomen aikaa)",
    "sv, Europe/Helsinki, onsdag 25.11 kl. 15 (finsk tid)",
    "en, Europe/Helsinki, 3 pm on Wednesday 25 November (Finnish time)",
    "en, Asia/Tokyo, 3 pm on Wednesday 25 November (UTC+09)",
    "en, Asia/Kolkata, 3 pm on Wednesday 25 November (UTC+05:30)",
    "en, UTC, 3 pm on Wednesday 25 November (UTC)"
  })
  void the_zone_is_named_for_a_reader_abroad(String language, String zone, String quoted) {
    assertThat(Wording.of(language).quotedAbroad(due("2026-11-25T15:00", zone), MONDAY_MORNING))
        .isEqualTo(quoted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | tänään maanantaina 23.11. klo 13 · tänään klo 15 · tänään klo 24
          sv | i dag måndag 23.11 kl. 13 · i dag kl. 15 · i dag kl. 24
          en | 1 pm today, Monday 23 November · 3 pm today · the end of today
          de | heute, Montag, 23. November, um 13 Uhr · heute um 15 Uhr · heute um 24 Uhr
          no | i dag mandag 23. november kl. 13 · i dag kl. 15 · i dag kl. 24
          da | i dag mandag den 23. november kl. 13 · i dag kl. 15 · i dag kl. 24
          et | täna, esmaspäeval, 23. novembril kell 13 · täna kell 15 · täna kell 24
          """)
  void today_has_its_date_once_in_a_text(String language, String once) {
    Wording wording = Wording.of(language);
    String text =
        Stream.of("2026-11-23T13:00", "2026-11-23T15:00", "2026-11-24T00:00")
            .map(local -> wording.quoted(due(local, "Europe/Helsinki"), MONDAY_MORNING))
            .collect(Collectors.joining(" · "));
    assertThat(wording.namingTodayOnce(text, ZoneId.of("Europe/Helsinki"), MONDAY_MORNING))
        .isEqualTo(once);
  }

  @Test
  void another_day_keeps_its_date_however_often_it_is_named() {
    String text = "keskiviikkona 25.11. klo 15 · keskiviikkona 25.11. klo 16";
    assertThat(Wording.of("fi").namingTodayOnce(text, ZoneId.of("Europe/Helsinki"), MONDAY_MORNING))
        .isEqualTo(text);
  }

  @Test
  void today_is_the_day_of_the_desk_and_not_of_the_machine() {
    Instant lateOnSundayInLondon = Instant.parse("2026-11-22T22:30:00Z");
    assertThat(
            Wording.of("fi")
                .quoted(due("2026-11-23T13:00", "Europe/Helsinki"), lateOnSundayInLondon))
        .isEqualTo("tänään maanantaina 23.11. klo 13");
  }

  @Test
  void midnight_is_a_moment_of_its_own_day_where_nothing_is_due() {
    var midnight = LocalDateTime.parse("2026-11-25T00:00").atZone(ZoneId.of("Europe/Helsinki"));
    assertThat(Wording.of("en").moment(midnight, MONDAY_MORNING))
        .isEqualTo("12 midnight on Wednesday 25 November");
    assertThat(Wording.of("fi").moment(midnight, MONDAY_MORNING))
        .isEqualTo("keskiviikkona 25.11. klo 0.00");
  }

  @Test
  void a_region_is_passed_over() {
    assertThat(Wording.of("sv-FI")).isSameAs(Wording.of("sv"));
  }

  @Test
  void a_language_without_words_is_refused_by_name() {
    assertThatThrownBy(() -> Wording.of("xx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no letters in \"xx\": there are fi, sv, en, de, no, da, et");
  }

  private static Promise due(String local, String zone) {
    ZoneId id = ZoneId.of(zone);
    return new Promise(LocalDateTime.parse(local).atZone(id).toInstant(), id, "office");
  }
}
