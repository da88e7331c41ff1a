package fi.kuittaus.demo;

import fi.kuittaus.mail.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mail that somebody is about to send.
 *
 * @param headers beside From, To, Subject and Date
 */
record Draft(String subject, String text, List<Header> headers) {
  Draft {
    headers = List.copyOf(headers);
  }

  /**
   * The sample mail of this name: header lines, an empty line, the text.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Draft sample(String name) {
    String[] halves = read(name).split("\n\n", 2);
    List<Header> headers = Arrays.stream(halves[0].split("\n")).map(Draft::header).toList();
    return new Draft(
        headers.stream().filter(Draft::isSubject).findFirst().orElseThrow().value(),
        halves[1],
        headers.stream().filter(h -> !isSubject(h)).toList());
  }

  /** The same as an answer to a mail. */
  Draft answering(Letter letter) {
    String id = letter.id().orElseThrow().value();
    return new Draft(
        "Re: " + letter.subject(),
        text,
        Stream.concat(
                headers.stream(),
                Stream.of(new Header("In-Reply-To", id), new Header("References", id)))
            .toList());
  }

  private static boolean isSubject(Header header) {
    return header.name().equals("Subject");
  }

  private static Header header(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private static String read(String name) {
    try (InputStream in = Draft.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no sample mail " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
