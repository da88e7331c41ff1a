package fi.kuittaus.screening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail of our own writing, as a real system or person would send it, with the verdict that it
 * must get.
 *
 * <p>They stand in {@code world/*.mails} and {@code blind/*.mails}, many in a file: a line {@code
 * === name expected}, then the mail. What every mail has (To, Date, Message-ID) is added where it
 * is left out. Expected is a verdict, or {@code silent} (anything but a person's), or {@code waits}
 * (a person waits, answered or not).
 */
record WrittenMail(String name, String expected, List<String> header, String body) {
  private static final Path FOLDERS =
      Path.of("src", "test", "resources", "fi", "kuittaus", "screening");
  private static final Pattern BEYOND_ASCII =
      Pattern.compile("[^<>\"(),:;@\\p{Cntrl}]*[^\\p{ASCII}][^<>\"(),:;@\\p{Cntrl}]*");

  static List<WrittenMail> all() throws IOException {
    return in("world");
  }

  /** Those of one folder. */
  static List<WrittenMail> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDERS.resolve(folder))) {
      List<WrittenMail> mails = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String family = file.getFileName().toString().replace(".mails", "");
        for (String mail : Files.readString(file).split("(?m)^=== ", -1)) {
          if (!mail.isEmpty()) {
            mails.add(of(family, mail));
          }
        }
      }
      return mails;
    }
  }

  private static WrittenMail of(String family, String text) {
    int title = text.indexOf('\n');
    String[] words = text.substring(0, title).split(" ", 2);
    int blank = text.indexOf("\n\n", title);
    List<String> header =
        new ArrayList<>(List.of(text.substring(title + 1, blank).split("\n", -1)));
    String name = family + "/" + words[0];
    addUsual(header, "To: support@example.com");
    addUsual(header, "Date: Mon, 3 Feb 2014 10:11:12 +0000");
    addUsual(header, "Message-ID: <" + Integer.toHexString(name.hashCode()) + "@sender.example>");
    return new WrittenMail(name, words[1].strip(), header, text.substring(blank + 2));
  }

  private static void addUsual(List<String> header, String line) {
    String name = line.substring(0, line.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    if (header.stream().noneMatch(l -> l.toLowerCase(Locale.ROOT).startsWith(name))) {
      header.add(line);
    }
  }

  String family() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Whether the mail says itself what its body is, in one part or many. */
  boolean hasContentType() {
    return header.stream().anyMatch(l -> l.toLowerCase(Locale.ROOT).startsWith("content-type:"));
  }

  boolean expects(Verdict verdict) {
    return switch (expected) {
      case "silent" -> verdict != Verdict.PERSON;
      case "waits" -> verdict == Verdict.PERSON || verdict == Verdict.PERSON_UNANSWERABLE;
      default -> verdict.label().equals(expected);
    };
  }

  /** As most systems would put it on the line: encoded words in the header, UTF-8 in the body. */
  byte[] raw() {
    StringBuilder raw = new StringBuilder();
    header.forEach(line -> raw.append(encoded(line)).append("\r\n"));
    if (!hasContentType()) {
      raw.append("Content-Type: text/plain; charset=utf-8\r\n");
    }
    raw.append("\r\n").append(body.replace("\n", "\r\n"));
    return raw.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A header line with RFC 2047's encoded words where it leaves ASCII. */
  static String encoded(String line) {
    return BEYOND_ASCII.matcher(line).replaceAll(m -> Matcher.quoteReplacement(word(m.group())));
  }

  private static String word(String text) {
    String inner = text.strip();
    String base64 = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
    return text.replace(inner, "=?UTF-8?B?" + base64 + "?=");
  }
}
