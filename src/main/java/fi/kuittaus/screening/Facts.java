package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MimePart;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Phrases;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the rules look at: a mail, the house, and what follows from both, worked out once. */
public final class Facts {
  private static final int OPENING = 1_500;
  private static final int AT_ONCE = 300;
  private static final int LONGEST_ADDRESS = 400;
  private static final int FEW_LINES = 500;
  private static final Phrases FIRST_PERSON = Words.section("first-person");

  /** "My account" is a page of the service's. */
  private static final Pattern OWN_PAGES =
      Pattern.compile(String.join("|", Words.list("own-pages")));

  private static final Pattern QUOTATION = Pattern.compile("[\"“”„«»][^\"“”„«»]{1,200}[\"“”„«»]");

  /** {@code [#33575] AutoReply: …}: tags say nothing. */
  private static final Pattern TAGS = Pattern.compile("^(?:\\[[^\\]]{1,80}\\] ?)+");

  private final InboundMessage mail;
  private final ScreeningPolicy policy;
  private final Optional<AuthenticationResults> authentication;
  private final String subject;
  private final String opening;
  private final String said;
  private final boolean asks;
  private final Optional<EmailAddress> answerTo;

  Facts(InboundMessage mail, ScreeningPolicy policy) {
    this.mail = mail;
    this.policy = policy;
    this.authentication = AuthenticationResults.trusted(mail.headers(), policy.trust());
    this.subject = Phrases.normal(mail.subject());
    this.opening = openingOf(mail);
    this.said = QUOTATION.matcher(opening).replaceAll(" ");
    this.asks = Questions.anyIn(opening);
    this.answerTo = AnswerAddress.of(this);
  }

  /** The beginning of the own words, or of the whole text where there are none. */
  private static String openingOf(InboundMessage mail) {
    String own = mail.content().own().text();
    String text = own.isBlank() ? mail.content().text() : own;
    return Phrases.normal(text.substring(0, Math.min(text.length(), OPENING)));
  }

  InboundMessage mail() {
    return mail;
  }

  ScreeningPolicy policy() {
    return policy;
  }

  Headers headers() {
    return mail.headers();
  }

  Optional<EmailAddress> sender() {
    return mail.sender();
  }

  /** What a trusted host found out about the sender. */
  Optional<AuthenticationResults> authentication() {
    return authentication;
  }

  /** The subject as {@link Phrases} compare it. */
  String subject() {
    return subject;
  }

  /** The beginning of what the sender says, as {@link Phrases} compare it. */
  String opening() {
    return opening;
  }

  /** A list of phrases, as ops have it. */
  Phrases words(String list) {
    return policy.named().words().list(list);
  }

  /** What names of senders tell, as ops have it. */
  SenderNames senders() {
    return new SenderNames(policy.named().words());
  }

  /** The subject without the {@code [tags]} that help desks and lists put before it. */
  String subjectWithoutTags() {
    return TAGS.matcher(subject).replaceFirst("");
  }

  /** The first {@code [tag]} before the subject, without its brackets; empty where it has none. */
  String subjectTag() {
    int end = subject.indexOf(']');
    return subject.startsWith("[") && end > 0 ? subject.substring(1, end) : "";
  }

  /** The {@link #opening} without what stands between quotation marks, which others said. */
  String said() {
    return said;
  }

  /** Whether the sender asks something, as people do and automatic notes hardly ever. */
  boolean asks() {
    return asks;
  }

  /** {@link #asks} in the beginning, above what bounces enclose. */
  boolean asksAtOnce() {
    return Questions.anyIn(opening.substring(0, Math.min(opening.length(), AT_ONCE)));
  }

  /** A few lines with "I" or "my" are a person's, who may well write of what programs do. */
  boolean speaksForOneself() {
    return opening.length() < FEW_LINES
        && FIRST_PERSON.anyIn(OWN_PAGES.matcher(opening).replaceAll(" "));
  }

  /**
   * Whether the address is a person's: made of the name beside it, or where anybody may have one.
   */
  boolean isFromNamedPerson() {
    return sender()
        .filter(s -> !senders().isSystem(senderLocal()) && !senders().isBulk(senderLocal()))
        .filter(s ->
            Domains.isProvider(s.domain())
                || senderName().filter(n -> SenderNames.isPersons(s, n)).isPresent())
        .isPresent();
  }

  /** The name of the first author as {@link Phrases} compare it. */
  Optional<String> senderName() {
    return mail.participants().from().stream()
        .findFirst()
        .flatMap(NamedAddress::name)
        .map(Phrases::normal);
  }

  /** Where an answer would go. */
  Optional<EmailAddress> answerTo() {
    return answerTo;
  }

  /** The values of a field, trimmed and in lower case, comments and parameters removed. */
  List<String> tokens(String name) {
    return headers().all(name).stream().map(Facts::token).toList();
  }

  private static String token(String value) {
    String bare = StructuredText.withoutComments(value);
    int end = bare.indexOf(';');
    return (end < 0 ? bare : bare.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the mail answers another. */
  boolean isReply() {
    return headers().has("In-Reply-To") || headers().has("References");
  }

  /** Whether the subject says that the mail answers or forwards another. */
  boolean isReplySubject() {
    return SameWords.answers(mail.subject());
  }

  /** The parts of this mail itself, not of one that it encloses. */
  Stream<MimePart> parts() {
    return Reports.ownParts(mail);
  }

  boolean hasPart(String type) {
    return parts().anyMatch(p -> p.type().equals(type));
  }

  /** The envelope sender as the topmost Return-Path tells it, without brackets; empty: unknown. */
  Optional<String> returnPath() {
    return headers()
        .first("Return-Path")
        .map(v -> v.replaceAll("[<>\\s\"]", "").toLowerCase(Locale.ROOT));
  }

  /** Whether the envelope sender was null (RFC 5321 section 4.5.5), or qmail's double bounce. */
  boolean hasNullSender() {
    return returnPath().filter(p -> p.isEmpty() || p.equals("#@[]")).isPresent();
  }

  /** The local part of the first author, in lower case, also where From names no domain. */
  String senderLocal() {
    return sender()
        .map(a -> a.local().toLowerCase(Locale.ROOT))
        .orElseGet(() -> token(head(headers().first("From").orElse(""))).replaceAll("[<>\"].*", ""))
        .strip();
  }

  private static String head(String value) {
    return value.substring(0, Math.min(value.length(), LONGEST_ADDRESS));
  }

  /** Whether an address is one of the house's mailboxes, in any of its spellings. */
  boolean isOurs(EmailAddress address) {
    EmailAddress canonical = address.canonical();
    return ownAddresses().anyMatch(own -> own.canonical().equals(canonical));
  }

  private Stream<EmailAddress> ownAddresses() {
    return Stream.concat(
        Stream.of(policy.mailbox()),
        Stream.concat(policy.aliases().stream(), policy.houseMailboxes().stream()));
  }

  /** Whether a domain is one of the house's, or lies below it. */
  boolean isOurDomain(String domain) {
    return ownAddresses().anyMatch(a -> Domains.isWithin(domain, a.domain()));
  }

  boolean isAgent(EmailAddress address) {
    return policy.agents().stream().anyMatch(a -> a.canonical().equals(address.canonical()));
  }

  /** Whether a trusted host vouches for the only author of the mail. */
  boolean isAuthenticated() {
    return mail.participants().from().size() == 1
        && authentication.isPresent()
        && authentication.get().vouchesFor(mail.participants().from().getFirst().address());
  }

  /** Whether the mail came by a group that ops named as feeding the mailbox. */
  boolean cameByOurGroup() {
    return policy.named().groups().stream().anyMatch(this::isByGroup);
  }

  private boolean isByGroup(String group) {
    String name = group.replace('@', '.');
    return headers().all("List-Id").stream()
            .map(v -> v.toLowerCase(Locale.ROOT))
            .anyMatch(v -> v.contains("<" + name + ">") || v.equals(name))
        || headers().all("Mailing-List").stream()
            .anyMatch(v -> v.toLowerCase(Locale.ROOT).startsWith("list " + group + ";"));
  }

  /** Whether any of our addresses stands among the recipients. */
  boolean isAddressedToUs() {
    return mail.participants().recipients().stream()
        .map(NamedAddress::address)
        .anyMatch(this::isOurs);
  }

  /** Whether ops name the sender, by address or domain. */
  boolean isAmong(Collection<String> addressesAndDomains) {
    return sender()
        .filter(s ->
            addressesAndDomains.contains(s.key())
                || addressesAndDomains.contains(s.canonical().toString())
                || addressesAndDomains.contains(s.domain()))
        .isPresent();
  }
}
