package fi.kuittaus.letter.bingo;

import fi.kuittaus.mail.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The findings on a letter that an agent has drafted: bingo, and what should not leave at all. */
public final class DraftReview {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{[^}]*}?}?|\\[[^\\]\\n]{1,40}]|<<[^>\\n]{1,40}>>|\\b[xX]{3,}\\b");

  private final ReadLetter draft;
  private final Optional<String> customersLanguage;

  /**
   * Of this draft.
   *
   * @param customersLanguage in which the customer writes, BCP 47; empty: not known
   */
  public DraftReview(ReadLetter draft, Optional<String> customersLanguage) {
    this.draft = draft;
    this.customersLanguage = customersLanguage;
  }

  /** One line for each finding; what should not leave comes first; empty: nothing is found. */
  public List<String> findings(Bingo bingo) {
    List<String> lines = new ArrayList<>();
    placeholder().ifPresent(lines::add);
    if (!Secrets.mask(draft.text()).equals(draft.text())) {
      lines.add("it holds what looks like a password, or the number of a person or a card");
    }
    otherLanguage().ifPresent(lines::add);
    bingo.play(draft).stream().map(DraftReview::line).forEach(lines::add);
    return List.copyOf(lines);
  }

  private Optional<String> placeholder() {
    Matcher found = PLACEHOLDER.matcher(draft.text());
    return found.find()
        ? Optional.of("\"" + found.group() + "\" looks like a place that was not filled in")
        : Optional.empty();
  }

  private Optional<String> otherLanguage() {
    return customersLanguage
        .filter(theirs -> !theirs.equals(draft.language()))
        .map(theirs ->
            "the customer writes "
                + name(theirs)
                + ", and this reads like "
                + name(draft.language()));
  }

  private static String name(String language) {
    return Locale.forLanguageTag(language).getDisplayLanguage(Locale.UK);
  }

  private static String line(Points found) {
    String points = found.points() == 1 ? "1 point" : found.points() + " points";
    String words = found.words().isEmpty() ? "" : "\"" + found.words() + "\": ";
    return words + found.better() + " (bingo rule " + found.rule() + ", " + points + ")";
  }
}
