package fi.kuittaus.screening;

import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.MimePart;
import fi.kuittaus.mail.TokenKey;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mail that a report is about, by the names that the report holds of it: first those in the
 * header that it returns, since that mail's own References name other mails.
 */
final class ReturnedMail {
  private static final Set<String> HEADERS =
      Set.of("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers");

  /** A field of a header that is quoted in the text, behind marks of quotation or not. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?im)^[>|\\t ]{0,8}(?:Message-ID|"
              + TokenKey.HEADER
              + ")[ \\t]{0,4}:\\s{0,4}(\\S{1,998})");

  private static final Pattern TOKEN = Pattern.compile("ku-[0-9a-z]+\\.[0-9a-z]+\\.[0-9a-v]{16}");
  private static final int MOST = 20;

  private ReturnedMail() {}

  /**
   * Its Message-IDs and tokens, the surest first.
   *
   * @param report whether the mail is a report beyond doubt: then also what it says that it
   *     answers, and what looks like a token of ours anywhere in its text
   */
  static List<String> of(InboundMessage mail, boolean report) {
    List<String> enclosed = Reports.ownParts(mail).flatMap(ReturnedMail::names).toList();
    List<String> quoted = enclosed.isEmpty() ? found(FIELD, 1, mail.content().text()) : enclosed;
    Stream<String> names =
        quoted.isEmpty() && report
            ? Stream.concat(
                mail.answers().stream().map(MessageId::value),
                found(TOKEN, 0, mail.content().text()).stream())
            : quoted.stream();
    return names.distinct().limit(MOST).toList();
  }

  private static Stream<String> names(MimePart part) {
    Headers header = part.fields();
    return HEADERS.contains(part.type())
        ? Stream.concat(header.all(TokenKey.HEADER).stream(), header.all("Message-ID").stream())
            .map(String::strip)
        : Stream.of();
  }

  private static List<String> found(Pattern pattern, int group, String text) {
    return pattern.matcher(text).results().limit(MOST).map(m -> m.group(group)).toList();
  }
}
