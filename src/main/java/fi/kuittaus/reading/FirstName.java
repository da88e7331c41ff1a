package fi.kuittaus.reading;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first name of the one who wrote: what a form's field, the display name, the signature and the
 * address say, where they agree. A wrong name is worse than none.
 */
final class FirstName {
  private static final PhraseSet FOR_ANOTHER = PhraseSet.of("for-another.txt");

  /** A nickname that we do not know is short, and a role's name seldom is. */
  private static final int LONGEST_NICKNAME = 6;

  private final String shown;
  private final List<String> address;
  private final Signature signature;

  private FirstName(InboundMessage mail, String shown, Signature signature) {
    this.shown = shown;
    this.address =
        mail.sender()
            .map(EmailAddress::local)
            .map(local -> Arrays.asList(local.toLowerCase(Locale.ROOT).split("[._+]", -1)))
            .orElse(List.of());
    this.signature = signature;
  }

  /**
   * @param unquoted the mail's text up to what it quotes
   * @param said the words of the mail
   */
  static Optional<String> of(InboundMessage mail, String unquoted, Sentences said) {
    String shown = shown(mail);
    Signature signature = Signature.of(unquoted, PersonalName.candidate(shown));
    if (signature.several()) {
      return Optional.empty();
    }
    Optional<String> form = FormName.in(unquoted);
    if (form.isPresent()) {
      return form;
    }
    FirstName name = new FirstName(mail, shown, signature);
    return signature.words().isEmpty() ? name.unsigned(said.say(FOR_ANOTHER)) : name.signed();
  }

  private static String shown(InboundMessage mail) {
    return mail.participants().from().stream()
        .findFirst()
        .flatMap(NamedAddress::name)
        .filter(name -> !name.contains("@"))
        .orElse("");
  }

  /** The display name's, where nothing says that somebody else writes. */
  private Optional<String> unsigned(boolean forAnother) {
    return forAnother ? Optional.empty() : person().flatMap(this::inSureOrder);
  }

  private Optional<PersonalName> person() {
    return PersonalName.parse(shown).or(this::asInAddress);
  }

  /** "Korpela Jere" of jere.korpela@: addresses begin with the first name. */
  private Optional<PersonalName> asInAddress() {
    List<String> words = PersonalName.candidate(shown);
    boolean turned =
        words.size() == 2
            && PersonalName.isFirstName(words.getLast())
            && !PersonalName.isFirstName(words.getFirst())
            && address.equals(List.of(plain(words.getLast()), plain(words.getFirst())));
    return turned ? PersonalName.of(words.reversed()) : Optional.empty();
  }

  private Optional<String> inSureOrder(PersonalName name) {
    boolean sure = name.orderIsSure() || address.getFirst().equals(plain(name.first()));
    return sure ? Optional.of(name.first()) : Optional.empty();
  }

  private Optional<String> signed() {
    List<String> words = signature.words();
    Optional<PersonalName> person = person();
    Optional<PersonalName> writer = PersonalName.of(words);
    if (person.isPresent()) {
      return agreed(person.get(), words, writer.map(PersonalName::first));
    }
    List<String> candidate = PersonalName.candidate(shown);
    return writer.isPresent()
        ? writer.map(PersonalName::first).filter(first -> mayWrite(first, words, candidate))
        : unknown(words, candidate);
  }

  /** A shared address shows one name and is signed with another: then neither is sure. */
  private Optional<String> agreed(PersonalName person, List<String> words, Optional<String> first) {
    if (sameName(person.first(), words.getFirst())
        || first.filter(f -> sameName(person.first(), f)).isPresent()) {
      return Optional.of(person.first());
    }
    if (words.size() == 1 && has(person.others(), words.getFirst())) {
      boolean calledSo =
          PersonalName.isFirstName(words.getFirst())
              && !PersonalName.hasFamilyEnding(words.getFirst());
      return calledSo ? Optional.of(PersonalName.cased(words.getFirst())) : inSureOrder(person);
    }
    return first.isEmpty() && isAbbreviation(person, words)
        ? inSureOrder(person)
        : Optional.empty();
  }

  /** "JP" of Juha-Pekka; or what is no name that we know, and none of a person ("Vuokraamo"). */
  private static boolean isAbbreviation(PersonalName person, List<String> words) {
    String signed = words.getFirst().toLowerCase(Locale.ROOT);
    String first = person.first().toLowerCase(Locale.ROOT);
    String initials =
        Arrays.stream(first.split("-", -1))
            .map(part -> part.substring(0, 1))
            .reduce("", String::concat);
    return words.size() == 1
        && ((signed.replace(".", "").startsWith(initials) && signed.length() <= 4)
            || (signed.length() >= 3 && first.startsWith(signed)));
  }

  /** Whether the one who signs may own this address: it shows a role, or some of their name. */
  private boolean mayWrite(String first, List<String> words, List<String> candidate) {
    boolean showsAnother =
        candidate.size() > 1
            && candidate.stream().noneMatch(word -> has(words, word) || isInitial(word, first));
    return !showsAnother || addressHas(words);
  }

  private boolean addressHas(List<String> words) {
    return words.stream().map(FirstName::plain).anyMatch(address::contains);
  }

  private static boolean isInitial(String word, String name) {
    String letters = word.replace(".", "");
    return letters.length() == 1
        && name.toLowerCase(Locale.ROOT).startsWith(letters.toLowerCase(Locale.ROOT));
  }

  /** A name that no list knows, signed as the display name has it. */
  private Optional<String> unknown(List<String> words, List<String> candidate) {
    String signed = words.getFirst();
    boolean agrees = has(candidate, signed) && !PersonalName.hasFamilyEnding(signed);
    boolean first = candidate.size() > 1 && words.size() == 1;
    boolean nickname =
        candidate.size() == 1
            && words.size() == 1
            && signed.length() <= LONGEST_NICKNAME
            && address.stream().anyMatch(part -> part.startsWith(plain(signed)))
            && !address.equals(List.of(plain(signed)));
    return agrees && (first || nickname || isSignedAsInAddress(words, candidate))
        ? Optional.of(PersonalName.cased(signed))
        : Optional.empty();
  }

  /** "Benita Österholm" of benita.osterholm@: addresses begin with the first name. */
  private boolean isSignedAsInAddress(List<String> words, List<String> candidate) {
    return words.size() == 2
        && words.equals(candidate)
        && PersonalName.hasFamilyEnding(words.getLast())
        && address.equals(words.stream().map(FirstName::plain).toList());
  }

  private static boolean has(List<String> words, String word) {
    return words.stream().anyMatch(w -> w.equalsIgnoreCase(word));
  }

  private static boolean sameName(String shown, String signed) {
    String a = shown.toLowerCase(Locale.ROOT);
    String b = signed.toLowerCase(Locale.ROOT);
    return a.equals(b)
        || a.startsWith(b + "-")
        || b.startsWith(a + "-")
        || plain(a).equals(plain(b));
  }

  /** As addresses write it, without marks above letters. */
  private static String plain(String name) {
    return Plainly.ofMarks(name.toLowerCase(Locale.ROOT));
  }
}
