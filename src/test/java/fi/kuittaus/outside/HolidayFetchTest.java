package fi.kuittaus.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.flow.Trouble;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.HolidayAddress;
import fi.kuittaus.promise.Holidays;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayFetchTest {
  private static final String CHRISTMAS =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224\nEND:VEVENT\nEND:VCALENDAR\n";

  @TempDir Path data;
  private final HandClock clock = new HandClock(TestHouse.at("2026-11-23T09:00"));
  private HttpServer server;
  private HolidayFetch fetch;
  private HolidayAddress address;
  private String body = CHRISTMAS;
  private int status = 200;
  private int asked;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/private-token/days.ics", this::answer);
    server.start();
    address =
        new HolidayAddress(
            URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/private-token/days.ics"));
    BusinessCalendar office = TestHouse.office();
    BusinessCalendar fetched =
        new BusinessCalendar(
            office.name(),
            office.zone(),
            office.week(),
            office.closed(),
            office.alsoOpen(),
            Holidays.none().from(address));
    fetch = new HolidayFetch(() -> List.of(office, fetched), data.resolve("calendars"), clock);
  }

  @AfterEach
  void stop() {
    fetch.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked++;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Path kept() {
    return data.resolve("calendars").resolve(address.fileName());
  }

  @Test
  void itIsFetchedOnceADayAndKept() throws Exception {
    assertThat(fetch.fetchDue()).isTrue();
    assertThat(kept()).hasContent(CHRISTMAS);
    assertThat(fetch.fetchDue()).isFalse();
    clock.forward(Duration.ofHours(23));
    fetch.fetchDue();
    assertThat(asked).isEqualTo(1);
    clock.forward(Duration.ofHours(2));
    assertThat(fetch.fetchDue()).as("as before").isFalse();
    assertThat(asked).isEqualTo(2);
    assertThat(fetch.troubles()).isEmpty();
  }

  @Test
  void theLastGoodOneIsKeptWhateverComesAndTheDeskIsToldAfterAWeek() throws Exception {
    fetch.fetchDue();
    clock.forward(Duration.ofDays(2));
    body = "<!DOCTYPE html><title>Sign in</title>";
    assertThat(fetch.fetchDue()).isFalse();
    assertThat(kept()).hasContent(CHRISTMAS);
    assertThat(fetch.troubles()).as("two days old").isEmpty();

    clock.forward(Duration.ofDays(4));
    body = CHRISTMAS.replace("END:VCALENDAR", "");
    fetch.fetchDue();
    clock.forward(Duration.ofDays(2));
    status = 403;
    fetch.fetchDue();
    assertThat(kept()).hasContent(CHRISTMAS);
    assertThat(fetch.troubles())
        .singleElement()
        .satisfies(trouble -> {
          assertThat(trouble.kind()).isEqualTo(Trouble.Kind.CALENDAR);
          assertThat(trouble.detail()).isEqualTo("calendar office, 127.0.0.1: it answered 403");
        });

    status = 200;
    body = CHRISTMAS.replace("20261224", "20261223");
    clock.forward(Duration.ofMinutes(11));
    assertThat(fetch.fetchDue()).isTrue();
    assertThat(fetch.troubles()).isEmpty();
    assertThat(Files.readString(kept())).contains("20261223");
  }

  @Test
  void whatWasNeverFetchedIsTroubleAtOnceAndTriedAgainAfterTenMinutes() throws Exception {
    status = 404;
    fetch.fetchDue();
    fetch.fetchDue();
    assertThat(asked).isEqualTo(1);
    assertThat(fetch.troubles()).hasSize(1);
    clock.forward(Duration.ofMinutes(10));
    fetch.fetchDue();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whatNeverEndsIsNotReadToItsEnd() throws Exception {
    body = "X".repeat(1_000_001);
    assertThat(fetch.fetchDue()).isFalse();
    assertThat(kept()).doesNotExist();
    assertThat(fetch.troubles().getFirst().detail()).doesNotContain("private-token");
  }
}
