package fi.kuittaus.cli.mailfiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The mails below a path: a file is one mail or an mbox, a directory a Maildir or its {@code *.eml}
 * files by name. They are read one after the other; one mail is in memory at a time.
 */
public record MailFiles(Path path) {
  /** What of a mail is read at most: none that people write is longer. */
  public static final int MOST_BYTES = 32 << 20;

  private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);

  /**
   * Passes each mail on.
   *
   * @throws IOException where a file cannot be read
   */
  public void forEach(Consumer<StoredMail> each) throws IOException {
    for (Path file : files()) {
      if (isMbox(file)) {
        new Mbox(file).forEach(each);
      } else {
        each.accept(new StoredMail(file, OptionalInt.empty(), bytes(file)));
      }
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    return isMaildir()
        ? Stream.concat(mailsIn("cur").stream(), mailsIn("new").stream()).toList()
        : sorted(path, name -> name.toLowerCase(Locale.ROOT).endsWith(".eml"));
  }

  private boolean isMaildir() {
    return Files.isDirectory(path.resolve("cur")) || Files.isDirectory(path.resolve("new"));
  }

  private List<Path> mailsIn(String folder) throws IOException {
    Path directory = path.resolve(folder);
    return Files.isDirectory(directory)
        ? sorted(directory, name -> !name.startsWith("."))
        : List.of();
  }

  private static List<Path> sorted(Path directory, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> wanted.test(file.getFileName().toString()) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** An .eml is one mail, however it begins. */
  private static boolean isMbox(Path file) throws IOException {
    if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".eml")) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MBOX.length), MBOX);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return in.readNBytes(MOST_BYTES);
    }
  }
}
