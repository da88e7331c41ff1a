package fi.kuittaus.cli.mailfiles;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Many mails in one file, each behind a line {@code From address date} (RFC 4155); lines of a mail
 * that look so are escaped by {@code >}.
 */
record Mbox(Path file) {
  private static final Pattern SEPARATOR =
      Pattern.compile("From \\S.*\\d{1,2}:\\d{2}.*\\d{4}.*", Pattern.DOTALL);
  private static final Pattern ESCAPED = Pattern.compile(">+From .*", Pattern.DOTALL);
  private static final int LONGEST_LINE = 1 << 20;

  void forEach(Consumer<StoredMail> each) throws IOException {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      boolean afterBlank = true;
      int index = -1;
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        String text = text(line);
        if (afterBlank && isSeparator(text, index)) {
          pass(mail, index, each);
          index++;
        } else {
          add(line, text, mail);
        }
        afterBlank = text.isBlank();
      }
      pass(mail, index, each);
    }
  }

  /** The first line is one in any case: without it, the file would be no mbox. */
  private static boolean isSeparator(String line, int index) {
    return index < 0 || SEPARATOR.matcher(line).matches();
  }

  private void pass(ByteArrayOutputStream mail, int index, Consumer<StoredMail> each) {
    if (index >= 0) {
      each.accept(new StoredMail(file, OptionalInt.of(index), mail.toByteArray()));
    }
    mail.reset();
  }

  private static void add(byte[] line, String text, ByteArrayOutputStream mail) {
    int from = ESCAPED.matcher(text).matches() ? 1 : 0;
    int room = MailFiles.MOST_BYTES - mail.size();
    mail.write(line, from, Math.max(0, Math.min(line.length - from, room)));
  }

  /** The next line with its end, or as much of it as a line may have; nothing at the end. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n' || line.size() == LONGEST_LINE) {
        break;
      }
    }
    return line.toByteArray();
  }

  /** The beginning of a line is enough to know it by. */
  private static String text(byte... line) {
    return new String(line, 0, Math.min(line.length, 200), StandardCharsets.ISO_8859_1);
  }
}
