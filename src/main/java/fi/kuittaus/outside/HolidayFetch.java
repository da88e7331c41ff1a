package fi.kuittaus.outside;

import fi.kuittaus.flow.Trouble;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.HolidayAddress;
import fi.kuittaus.promise.ICalendar;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calendars of holidays that are fetched from addresses, once a day; the last good one is kept
 * as a file, whose time is that of the last good fetch.
 *
 * <p>A file changes only for one that can be read as a calendar, and at once; whoever watches it
 * takes it from there. Safe for several threads.
 */
public final class HolidayFetch implements AutoCloseable {
  /** How long the last good one serves without anybody being told. */
  static final Duration OLD = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(HolidayFetch.class);
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration RETRY = Duration.ofMinutes(10);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int PATIENCE_SECONDS = 20;
  private final Supplier<Collection<BusinessCalendar>> calendars;
  private final Path folder;
  private final InstantSource clock;
  private final Map<HolidayAddress, Attempt> attempts = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** The last attempt that failed. */
  private record Attempt(Instant at, String why) {}

  /**
   * Nothing has been fetched yet.
   *
   * @param calendars in force
   * @param folder that keeps what is fetched; made when it is needed
   */
  public HolidayFetch(
      Supplier<Collection<BusinessCalendar>> calendars, Path folder, InstantSource clock) {
    this.calendars = calendars;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Fetches what has not been fetched for a day; what failed, again after ten minutes.
   *
   * @return whether anything was fetched that is not as before
   */
  public synchronized boolean fetchDue() throws InterruptedException {
    boolean news = false;
    for (HolidayAddress address : addresses().keySet()) {
      if (isDue(address)) {
        news |= fetch(address);
      }
    }
    return news;
  }

  /** What is older than a week, or was never fetched, for people to look after. */
  public List<Trouble> troubles() {
    return addresses().entrySet().stream()
        .flatMap(named -> trouble(named.getKey(), named.getValue()).stream())
        .toList();
  }

  private Optional<Trouble> trouble(HolidayAddress address, String calendar) {
    boolean old = fetchedAt(address).map(at -> at.plus(OLD).isBefore(clock.instant())).orElse(true);
    return Optional.ofNullable(attempts.get(address))
        .filter(_ -> old)
        .map(attempt ->
            new Trouble(
                Trouble.Kind.CALENDAR,
                Optional.empty(),
                "calendar " + calendar + ", " + address + ": " + attempt.why()));
  }

  /** Each with the first calendar that names it. */
  private Map<HolidayAddress, String> addresses() {
    Map<HolidayAddress, String> addresses = new HashMap<>();
    for (BusinessCalendar calendar : calendars.get()) {
      calendar.holidays().addresses().forEach(a -> addresses.putIfAbsent(a, calendar.name()));
    }
    return addresses;
  }

  private boolean isDue(HolidayAddress address) {
    Instant now = clock.instant();
    boolean fresh = fetchedAt(address).filter(at -> at.plus(FRESH).isAfter(now)).isPresent();
    Attempt failed = attempts.get(address);
    return !fresh && (failed == null || !failed.at().plus(RETRY).isAfter(now));
  }

  private Optional<Instant> fetchedAt(HolidayAddress address) {
    try {
      return Optional.of(Files.getLastModifiedTime(file(address)).toInstant());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Path file(HolidayAddress address) {
    return folder.resolve(address.fileName());
  }

  private boolean fetch(HolidayAddress address) throws InterruptedException {
    try {
      byte[] body = body(address);
      int events = ICalendar.parse(new String(body, StandardCharsets.UTF_8), ZoneOffset.UTC).size();
      boolean news = keep(address, body);
      attempts.remove(address);
      LOG.info("holidays from {}: {} events, {}", address, events, news ? "new" : "as before");
      return news;
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof IOException ? e.getClass().getSimpleName() : "no calendar";
      failed(address, Optional.ofNullable(e.getMessage()).filter(_ -> isOurs(e)).orElse(why));
      return false;
    }
  }

  /** The words of libraries may quote the address, which is a secret. */
  private static boolean isOurs(Exception e) {
    return e instanceof IllegalArgumentException || e instanceof Refused;
  }

  private void failed(HolidayAddress address, String why) {
    Attempt before = attempts.put(address, new Attempt(clock.instant(), why));
    if (before == null || !before.why().equals(why)) {
      LOG.warn("holidays from {} cannot be fetched: {}", address, why);
    }
  }

  private byte[] body(HolidayAddress address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.uri()).header("User-Agent", "Kuittaus").GET().build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ICalendar.MOST));
    try {
      HttpResponse<byte[]> response = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (response.statusCode() != 200) {
        throw new Refused("it answered " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new Refused("it cannot be read: " + cause(e).getClass().getSimpleName(), e);
    } catch (TimeoutException e) {
      throw new Refused("it did not answer within " + PATIENCE_SECONDS + " s", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return Objects.requireNonNullElse(e.getCause(), e);
  }

  /** Replaced at once, so that nobody reads half of it. */
  private boolean keep(HolidayAddress address, byte... body) throws IOException {
    Path file = file(address);
    boolean news = !Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), body);
    if (news) {
      Files.createDirectories(folder);
      Path fresh = folder.resolve(address.fileName() + ".new");
      Files.write(fresh, body);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    return news;
  }

  /** An answer that is no calendar; its words are ours. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }

    Refused(String why, Throwable cause) {
      super(why, cause);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
