package fi.kuittaus.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {
  @ParameterizedTest
  @CsvSource({
    "2026, 01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25"
        + " 12-26",
    "2027, 01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-25 06-26 11-06 12-06 12-24 12-25"
        + " 12-26",
  })
  void finland(int year, String days) {
    assertThat(String.join(" ", days(Holidays.in("FI"), year))).isEqualTo(days);
  }

  @Test
  void namesThem() {
    Holidays finland = Holidays.in("FI");
    assertThat(finland.on(LocalDate.of(2026, 6, 19))).contains("Midsummer Eve");
    assertThat(finland.on(LocalDate.of(2026, 12, 24))).contains("Christmas Eve");
    assertThat(finland.on(LocalDate.of(2026, 12, 23))).isEmpty();
    assertThat(Holidays.none().on(LocalDate.of(2026, 12, 24))).isEmpty();
  }

  @Test
  void regionsHaveTheirOwn() {
    LocalDate corpusChristi = LocalDate.of(2026, 6, 4);
    assertThat(Holidays.in("DE-BY").on(corpusChristi)).isPresent();
    assertThat(Holidays.in("DE").on(corpusChristi)).isEmpty();
  }

  @Test
  void aHolidayObservedInTheYearBeforeIsFound() {
    assertThat(Holidays.in("US").on(LocalDate.of(2027, 12, 31))).contains("New Year's Day");
  }

  @Test
  void codesAreReadInAnyCase() {
    assertThat(Holidays.in(" fi ")).isEqualTo(Holidays.in("FI")).hasToString("FI");
    assertThat(Holidays.in("de-by").code()).isEqualTo("DE-BY");
    assertThat(Holidays.none()).isEqualTo(Holidays.none()).isNotEqualTo(Holidays.in("FI"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "F", "FI-", "FI-99", "DE-BY-XX", "Finland"})
  void refusesUnknownCodes(String code) {
    assertThatThrownBy(() -> Holidays.in(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + code + "\" is not a country or region with known holidays");
  }

  @Test
  void manyThreadsSeeTheSame() throws Exception {
    List<String> expected = days(Holidays.in("FI"), 2031);
    for (int round = 0; round < 5; round++) {
      Holidays shared = Holidays.in("FI");
      Callable<List<String>> read =
          () -> {
            days(shared, 2029 + (int) (Thread.currentThread().threadId() % 4));
            return days(shared, 2031);
          };
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<List<String>> seen :
            threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> read).toList())) {
          assertThat(seen.get()).isEqualTo(expected);
        }
      }
    }
  }

  private static List<String> days(Holidays holidays, int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(date -> holidays.on(date).isPresent())
        .map(date -> date.toString().substring(5))
        .toList();
  }
}
