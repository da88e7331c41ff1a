package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Phrases;
import fi.kuittaus.screening.DeliveryReport.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A report in words: of qmail, Exim, Gmail, Exchange, and of whoever else does not write what RFC
 * 3464 wants. Who says that a mail is tried again tells of a delay; everybody else of a failure.
 */
final class BounceText {
  private static final Phrases DELAY_SUBJECT = Words.section("delay-subject");
  private static final Phrases DELAY = Words.section("delay-body");
  private static final int LONGEST = 3_000;

  /** The header of what came back, which says nothing of its own fate; nor does what follows. */
  private static final Pattern COPY =
      Pattern.compile(
          "(?im)^(?:received|return-path|message-id|dkim-signature|mime-version|from)[ \\t]*:");

  private static final Pattern REFUSED =
      Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b|\\b55\\d\\b");
  private static final Pattern CODE = Pattern.compile("\\b[45]\\d\\d[ -]|\\b[45]\\.\\d{1,3}\\.\\d");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\]:;,\"]{1,64}@[^\\s<>()\\[\\]:;,\"]{1,255}");

  private final InboundMessage mail;
  private final String words;

  BounceText(InboundMessage mail) {
    this.mail = mail;
    String text = mail.content().text();
    String head = text.substring(0, Math.min(LONGEST, text.length()));
    Matcher copy = COPY.matcher(head);
    this.words = copy.find() ? head.substring(0, copy.start()) : head;
  }

  DeliveryReport report(List<String> about) {
    return new DeliveryReport(
        outcome(), DeliveryStatus.code(words), diagnostic(), recipients(), about);
  }

  Outcome outcome() {
    boolean delay =
        DELAY_SUBJECT.anyIn(Phrases.normal(mail.subject())) || DELAY.anyIn(Phrases.normal(words));
    return delay && !REFUSED.matcher(words).find() ? Outcome.DELAYED : Outcome.FAILED;
  }

  private Optional<String> diagnostic() {
    return words
        .lines()
        .filter(line -> CODE.matcher(line).find())
        .findFirst()
        .map(DeliveryStatus::clipped);
  }

  private List<EmailAddress> recipients() {
    Stream<String> named = mail.headers().all("X-Failed-Recipients").stream();
    return Stream.concat(named, Stream.of(words))
        .flatMap(text -> ADDRESS.matcher(text).results().map(MatchResult::group))
        .flatMap(a -> EmailAddress.parse(a.replaceFirst("[.]+$", "")).stream())
        .distinct()
        .limit(10)
        .toList();
  }
}
