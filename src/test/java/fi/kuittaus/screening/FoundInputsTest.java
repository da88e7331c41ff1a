package fi.kuittaus.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that fuzzing found, and some that a person thought of: read within the limits. */
class FoundInputsTest {
  private static final Path FOUND = Path.of("src", "test", "resources", "fi", "kuittaus", "found");
  private static final int A_MEGABYTE = 1 << 20;
  private static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of(
          "read", HostileInput::read,
          "screen", HostileInput::screen,
          "split", HostileInput::split,
          "mask", HostileInput::mask);

  @TestFactory
  Stream<DynamicTest> what_was_found_stays_within_the_limits() throws IOException {
    try (Stream<Path> files = Files.walk(FOUND)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(FOUND.relativize(file).toString(), () -> run(file)));
    }
  }

  private static void run(Path file) {
    try {
      byte[] input = Files.readAllBytes(file);
      TARGETS.values().forEach(target -> target.accept(input));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: a@x.example\n\n> > > quoted\n",
        "From: a@x.example\n\nOn 1.1.2026 10:00 a <a@x.example> wrote:\n",
        "From: a@x.example\n\nFrom: a\nSent: b\nTo: c\nSubject: d\n",
        "From: a@x.example\n\nbegin 644 a\n#0V%%T\n",
        "From: a@x.example\n\n-----BEGIN PGP SIGNED MESSAGE-----\n",
        "From: a@x.example\nContent-Type: text/html\n\n<div><table><td>",
        "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n",
        "From: a@x.example\nContent-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n",
        "From: a@x.example, b@x.example, \"",
        "Subject: =?utf-8?Q?=41?= =?utf-8?Q?=41?= ",
        "From: a@x.example\nContent-Type: application/ms-tnef\n\nx\u009f>\"",
        "From: a@x.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\n>> a \n",
        "From: a@x.example\n\n??? ! \"a\" \u201eb\u201c is unsubscribe http://x/unsubscrib ",
        "X-Auto-Response-Suppress: a, b\nFrom: a\n b\n",
        "From: a@x.example\n\nIN000000000000000000000000000000000000000000 ",
        "From: a@x.example\n\n2000 0000 0000 0000 0000 0000-",
        "From: a@x.example\n\npassword hetu \t \t ",
      })
  void a_megabyte_of_it_stays_within_the_limits(String piece) {
    byte[] input = repeated(piece);
    run(input);
    run(tail(piece));
  }

  private static void run(byte[] input) {
    TARGETS.values().forEach(target -> target.accept(input));
  }

  private static byte[] repeated(String piece) {
    return piece.repeat(A_MEGABYTE / piece.length()).getBytes(StandardCharsets.UTF_8);
  }

  /** The header once, and then a megabyte of the rest. */
  private static byte[] tail(String piece) {
    int body = Math.max(0, piece.indexOf("\n\n"));
    String rest = piece.substring(body).replace("\n\n", "\n");
    return (piece.substring(0, body) + "\n\n" + rest.repeat(A_MEGABYTE / rest.length()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
