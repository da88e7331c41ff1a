package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rules for lists and bulk mail. One sign alone asks us not to answer by program and does not say
 * who wrote; two prove bulk. Groups that feed the mailbox are no lists.
 */
final class BulkRules {
  private static final Set<String> LIST_FIELDS =
      Set.of("list-id", "list-post", "list-owner", "list-subscribe", "list-help", "list-archive");
  private static final Set<String> BULK = Set.of("bulk", "junk");
  private static final Set<String> REPLY = Set.of("auto_reply", "auto-reply", "autoreply");
  private static final Marks LIST_SOFTWARE = Marks.section("list-software");
  private static final Marks BULK_SOFTWARE = Marks.section("bulk-software");

  private static final Marks SENDING_SERVICE = Marks.section("sending-service");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "precedence-reply",
              MACHINE,
              "Precedence: auto_reply.",
              f -> precedence(f).anyMatch(REPLY::contains)),
          Rule.weighed(
              "precedence-bulk",
              "Precedence: bulk or junk.",
              outside(f -> precedence(f).anyMatch(BULK::contains)),
              f -> hasListField(f) || hasUnsubscribe(f) || isMassSent(f)),
          Rule.weighed(
              "precedence-list",
              "Precedence: list, which groups in front of a desk set too.",
              outside(f -> precedence(f).anyMatch("list"::equals)),
              f -> hasListField(f) || hasUnsubscribe(f)),
          Rule.weighed(
              "list-headers",
              "List-Id or another field of RFC 2369 and RFC 2919.",
              outside(BulkRules::hasListField),
              f ->
                  precedence(f).anyMatch(p -> BULK.contains(p) || p.equals("list"))
                      || isOneClick(f)
                      || (!f.isAddressedToUs() && hasListSender(f))),
          Rule.weighed(
              "list-unsubscribe",
              "List-Unsubscribe, which sales tools put on letters of people too.",
              outside(BulkRules::hasUnsubscribe),
              f ->
                  f.headers().has("List-Id")
                      || precedence(f).anyMatch(BULK::contains)
                      || isOneClick(f)),
          Rule.of(
              "one-click-unsubscribe",
              MACHINE,
              "List-Unsubscribe-Post (RFC 8058), which only bulk mail needs.",
              outside(BulkRules::isOneClick)),
          Rule.of(
              "list-software",
              MACHINE,
              "A field that only list software writes.",
              outside(LIST_SOFTWARE::in)),
          Rule.of(
              "bulk-software",
              PERSON_UNANSWERABLE,
              "Sent by a program for newsletters.",
              BULK_SOFTWARE::in),
          Rule.of(
              "bulk-sender",
              PERSON_UNANSWERABLE,
              "From an address or a name for newsletters, or so tagged in the subject.",
              f ->
                  f.senders().isBulk(f.senderLocal())
                      || f.senderName().filter(f.senders()::endsAsBulk).isPresent()
                      || f.senders().endsAsBulk(f.subjectTag())),
          Rule.of(
              "bulk-wording",
              PERSON_UNANSWERABLE,
              "It begins as newsletters do: how to see it in a browser, whom to unsubscribe.",
              f -> f.words("bulk-body").anyIn(top(f.opening()))),
          Rule.of(
              "list-reply-to",
              PERSON_UNANSWERABLE,
              "An answer would go to another recipient of the mail, which is how lists set"
                  + " Reply-To.",
              outside(BulkRules::answersGoToRecipient)),
          Rule.of(
              "list-tag",
              PERSON_UNANSWERABLE,
              "The subject is tagged with the name of a recipient that is not us, as lists do.",
              outside(BulkRules::isTagged)));

  private static final int TOP = 400;

  private BulkRules() {}

  private static String top(String opening) {
    return opening.substring(
        0, Math.min(opening.length(), Math.clamp(opening.length() / 2, 60, TOP)));
  }

  private static Predicate<Facts> outside(Predicate<Facts> hits) {
    return f -> hits.test(f) && !f.cameByOurGroup();
  }

  private static Stream<String> precedence(Facts facts) {
    return Stream.concat(
        facts.tokens("Precedence").stream(), facts.tokens("X-Precedence").stream());
  }

  private static boolean hasListField(Facts facts) {
    return facts.headers().fields().stream()
        .anyMatch(h -> LIST_FIELDS.contains(h.name().toLowerCase(Locale.ROOT)));
  }

  private static boolean isMassSent(Facts facts) {
    return BULK_SOFTWARE.in(facts) || SENDING_SERVICE.in(facts);
  }

  private static boolean hasUnsubscribe(Facts facts) {
    return facts.headers().has("List-Unsubscribe");
  }

  private static boolean isOneClick(Facts facts) {
    return facts.headers().has("List-Unsubscribe-Post");
  }

  private static boolean hasListSender(Facts facts) {
    Stream<String> senders =
        Stream.concat(facts.returnPath().stream(), facts.headers().all("Sender").stream());
    return senders
        .flatMap(s -> EmailAddress.parse(s.replaceAll(".*<|>.*", "")).stream())
        .anyMatch(a -> facts.senders().isList(a.local().toLowerCase(Locale.ROOT)));
  }

  private static boolean answersGoToRecipient(Facts facts) {
    return facts
        .answerTo()
        .filter(to -> !facts.sender().equals(java.util.Optional.of(to)))
        .filter(to ->
            facts.mail().participants().recipients().stream()
                .anyMatch(r -> r.address().key().equals(to.key())))
        .isPresent();
  }

  private static boolean isTagged(Facts facts) {
    return facts.mail().participants().recipients().stream()
        .limit(20)
        .map(NamedAddress::address)
        .filter(a -> !facts.isOurs(a))
        .anyMatch(a -> facts.subject().contains("[" + a.local().toLowerCase(Locale.ROOT) + "]"));
  }
}
