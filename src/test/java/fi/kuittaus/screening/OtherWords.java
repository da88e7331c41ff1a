package fi.kuittaus.screening;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A written mail with what is incidental in it changed: names, domains, numbers, nouns, coding. */
final class OtherWords {
  private static final List<String> NAMES =
      List.of(
          "Karen",
          "Whitfield",
          "Dana",
          "Lopez",
          "Matti",
          "Virtanen",
          "Tom",
          "Bell",
          "Kim",
          "Abe",
          "Lind",
          "Ivan",
          "Orr",
          "Gail",
          "Moor",
          "Rob",
          "Zoe",
          "Uwe",
          "Koch",
          "Eva",
          "Pekka",
          "Aalto",
          "Olli",
          "Rinne",
          "Nora",
          "Falk",
          "Helen",
          "Susan",
          "Meyer",
          "Paul",
          "Reiter",
          "Lars",
          "Anna",
          "Nowak",
          "Mario",
          "Rossi",
          "Jean",
          "Petit",
          "Ana",
          "Gil",
          "Joe",
          "Liis",
          "Laura",
          "Hanna",
          "Leo",
          "Grant",
          "Iris",
          "Holm",
          "Carl",
          "Marie");
  private static final List<List<String>> NOUNS =
      List.of(
          List.of("order", "boiler", "lamp", "carpet", "violin", "kettle", "wallpaper", "tractor"),
          List.of("Order", "Boiler", "Lamp", "Carpet", "Violin", "Kettle", "Wallpaper", "Tractor"),
          List.of("Tilaus", "Kattila", "Lamppu", "Matto", "Viulu", "Traktori", "Asennus"),
          List.of("Angebot", "Lieferung", "Lampe", "Teppich", "Traktor", "Geige"),
          List.of("Commande", "Lampe", "Tapis", "Violon", "Livraison"),
          List.of("Bestelling", "Lamp", "Tapijt", "Viool"));
  private static final Pattern DOMAIN =
      Pattern.compile("\\b(?:[a-z0-9-]+\\.)*([a-z0-9-]+)\\.example(?![.\\w])");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.=#-])\\d+(?![\\w.=-])");

  private OtherWords() {}

  static WrittenMail names(WrittenMail mail, Random random) {
    Map<String, String> names = new HashMap<>();
    UnaryOperator<String> change =
        text ->
            WORD.matcher(text)
                .replaceAll(m ->
                    NAMES.contains(m.group())
                        ? names.computeIfAbsent(m.group(), n -> any(NAMES, random))
                        : m.group());
    return all(mail, change);
  }

  static WrittenMail domains(WrittenMail mail, Random random) {
    Map<String, String> names = new HashMap<>();
    return all(
        mail,
        text ->
            DOMAIN
                .matcher(text)
                .replaceAll(m ->
                    names.computeIfAbsent(
                        m.group(1), d -> "n" + random.nextInt(10_000) + ".co-op.test")));
  }

  static WrittenMail nouns(WrittenMail mail, Random random) {
    return all(
        mail,
        text ->
            WORD.matcher(text)
                .replaceAll(m ->
                    NOUNS.stream()
                        .filter(group -> group.contains(m.group()))
                        .findFirst()
                        .map(group -> any(group, random))
                        .orElse(m.group())));
  }

  /** Other numbers as long as these; not in what is for machines. */
  static WrittenMail numbers(WrittenMail mail, Random random) {
    UnaryOperator<String> change =
        text ->
            NUMBER
                .matcher(text)
                .replaceAll(m ->
                    m.group()
                        .chars()
                        .mapToObj(c -> String.valueOf(1 + random.nextInt(9)))
                        .reduce("", String::concat));
    List<String> header =
        mail.header().stream().map(l -> l.startsWith("Subject:") ? change.apply(l) : l).toList();
    String body = mail.hasContentType() ? mail.body() : change.apply(mail.body());
    return new WrittenMail(mail.name(), mail.expected(), header, body);
  }

  private static WrittenMail all(WrittenMail mail, UnaryOperator<String> change) {
    return new WrittenMail(
        mail.name(),
        mail.expected(),
        mail.header().stream().map(change).toList(),
        change.apply(mail.body()));
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** The body of a mail that says nothing of its own coding, in base64. */
  static byte[] base64(WrittenMail mail) {
    return coded(
        mail,
        StandardCharsets.UTF_8,
        "base64",
        Base64.getMimeEncoder().encodeToString(mail.body().getBytes(StandardCharsets.UTF_8)));
  }

  /** … in quoted-printable, every character beyond letters coded (RFC 2045 section 6.7). */
  static byte[] quotedPrintable(WrittenMail mail, Charset charset) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (byte b : mail.body().getBytes(charset)) {
      String coded =
          b == '\n' ? "\r\n" : isPlain(b) ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff);
      column = b == '\n' ? 0 : column + coded.length();
      out.append(coded);
      if (column > 70) {
        out.append("=\r\n");
        column = 0;
      }
    }
    return coded(mail, charset, "quoted-printable", out.toString());
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static byte[] coded(WrittenMail mail, Charset charset, String encoding, String body) {
    StringBuilder raw = new StringBuilder();
    mail.header().forEach(line -> raw.append(WrittenMail.encoded(line)).append("\r\n"));
    raw.append("Content-Type: text/plain; charset=\"").append(charset.name()).append("\"\r\n");
    raw.append("Content-Transfer-Encoding: ").append(encoding).append("\r\n\r\n").append(body);
    return raw.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a charset has all that the body says. */
  static boolean fits(WrittenMail mail, Charset charset) {
    return !mail.hasContentType() && charset.newEncoder().canEncode(mail.body());
  }
}
