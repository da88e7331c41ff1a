package fi.kuittaus.transport;

import fi.kuittaus.mail.Lease;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mail that carries a lease: headers for us, and words for the person who comes upon it. */
final class LeaseMail {
  private static final String PREFIX = "X-Kuittaus-Lease-";

  /** What is asked of the server: the headers that make a lease. */
  static final String PART =
      "BODY.PEEK[HEADER.FIELDS (%1$sInstance %1$sRun %1$sPlace %1$sCounter %1$sReleased %1$sAt)]"
          .formatted(PREFIX);

  private LeaseMail() {}

  static byte[] bytes(Lease lease) {
    String mail =
        """
        From: Kuittaus <kuittaus@kuittaus.invalid>
        Date: %1$s
        Message-ID: <lease.%2$s.%3$d%4$s@kuittaus.invalid>
        Subject: Kuittaus works on this mailbox (please leave this mail here)
        Auto-Submitted: auto-generated
        %5$sInstance: %6$s
        %5$sRun: %2$s
        %5$sPlace: %7$s
        %5$sCounter: %3$d
        %5$sReleased: %8$s
        %5$sAt: %9$s
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        %10$s
        """
            .formatted(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    lease.writtenAt().atOffset(ZoneOffset.UTC)),
                lease.run(),
                lease.counter(),
                lease.released() ? ".released" : "",
                PREFIX,
                lease.instance(),
                URLEncoder.encode(lease.place(), StandardCharsets.UTF_8),
                lease.released() ? "yes" : "no",
                lease.writtenAt(),
                words(lease));
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String words(Lease lease) {
    return """
    This mail is written by Kuittaus, the program that acknowledges the mail of this mailbox. It says
    which Kuittaus may send letters here, so that two of them never write to the same customer.

    %s
      %s

    It is renewed every few minutes. Please do not delete, move or answer it. To have another
    Kuittaus do the sending, use its command "kuittaus claim".\
    """
        .formatted(
            lease.released()
                ? "Nobody sends now. The last one was stopped in good order:"
                : "The one that sends now:",
            lease.place());
  }

  /** The lease in the headers of {@link #PART}; empty where they make none. */
  static Optional<Lease> read(byte[] headers) {
    Map<String, String> values =
        new String(headers, StandardCharsets.UTF_8)
            .replaceAll("\\r?\\n[ \\t]+", " ")
            .lines()
            .filter(line -> line.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
            .filter(line -> line.indexOf(':') > 0)
            .collect(
                Collectors.toMap(
                    line ->
                        line.substring(PREFIX.length(), line.indexOf(':')).toLowerCase(Locale.ROOT),
                    line -> line.substring(line.indexOf(':') + 1).strip(),
                    (first, _) -> first));
    try {
      return Optional.of(lease(values));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty(); // somebody's mail that strayed here
    }
  }

  private static Lease lease(Map<String, String> values) {
    return new Lease(
        values.getOrDefault("instance", ""),
        values.getOrDefault("run", ""),
        URLDecoder.decode(values.getOrDefault("place", ""), StandardCharsets.UTF_8),
        Long.parseLong(values.getOrDefault("counter", "")),
        values.getOrDefault("released", "").equalsIgnoreCase("yes"),
        Instant.parse(values.getOrDefault("at", "")));
  }
}
