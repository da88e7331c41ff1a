package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/** Rules for what a mail is made of, where people's are not made so. */
final class ContentRules {
  private static final Phrases BULK_FOOTER = Words.section("bulk-footer");
  private static final Phrases INFRINGEMENT = Words.section("infringement-body");
  private static final Phrases INFRINGEMENT_SUBJECT = Words.section("infringement-subject");

  private static final Pattern UNSUBSCRIBE_LINK =
      Pattern.compile("(?i)https?://[^\\s<>\"]{1,300}(?:unsubscri|optout|opt-out|opt_out)");

  private static final Phrases UNSUBSCRIBE = Words.section("unsubscribe-link");
  private static final Pattern LINKS_APART = Pattern.compile("[|·•]");

  private static final int FOOTER = 800;

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "bulk-footer",
              PERSON_UNANSWERABLE,
              "It ends as newsletters do: why one gets it, how to get no more.",
              f ->
                  quotesNothing(f)
                      && !f.speaksForOneself()
                      && (BULK_FOOTER.anyIn(Phrases.normal(end(f)))
                          || UNSUBSCRIBE_LINK.matcher(end(f)).find()
                          || rowOfLinks(f))),
          Rule.of(
              "pictures-only",
              PERSON_UNANSWERABLE,
              "HTML without a word and without a picture of its own: all of it is to be fetched.",
              ContentRules::isPicturesOnly),
          Rule.of(
              "infringement-notice",
              PERSON_UNANSWERABLE,
              "A notice of infringement in the form that law gives it, which programs send.",
              f ->
                  INFRINGEMENT_SUBJECT.anyIn(f.subject())
                      && INFRINGEMENT.anyIn(Phrases.normal(f.mail().content().text()))));

  private ContentRules() {}

  /** Whether all of it is this sender's: what is quoted or forwarded may be another mail's. */
  private static boolean quotesNothing(Facts facts) {
    int text = facts.mail().content().text().length();
    return !facts.isReply() && 2 * facts.mail().content().own().text().length() > text;
  }

  /** {@code Privacy | Unsubscribe}: a row of links with that one among them. */
  private static boolean rowOfLinks(Facts facts) {
    return end(facts)
        .lines()
        .filter(line -> LINKS_APART.matcher(line).find())
        .flatMap(LINKS_APART::splitAsStream)
        .map(Phrases::normal)
        .map(String::strip)
        .anyMatch(UNSUBSCRIBE::isOne);
  }

  private static String end(Facts facts) {
    String text = facts.mail().content().text();
    return text.substring(Math.max(0, text.length() - FOOTER));
  }

  private static boolean isPicturesOnly(Facts facts) {
    return facts.mail().content().text().isBlank()
        && facts.hasPart("text/html")
        && facts.parts().noneMatch(p -> p.attachment() || p.type().startsWith("image/"));
  }
}
