package fi.kuittaus.mail;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Numbers that identify a person, a card or an account, told by their check digits. */
final class IdNumbers {
  private static final String FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  private IdNumbers() {}

  /** A henkilötunnus: date of birth, a sign for the century, and a check character modulo 31. */
  static boolean isFinnish(String text) {
    String digits = text.substring(0, 6) + text.substring(7, 10);
    char check = Character.toUpperCase(text.charAt(10));
    boolean right =
        FINNISH_CHECKS.charAt(Integer.parseInt(digits) % FINNISH_CHECKS.length()) == check;
    // A letter at the end is no phone or order number: a mistyped one is secret too.
    return isDate(number(text, 4, 6), number(text, 2, 4), number(text, 0, 2))
        && (right || Character.isLetter(check));
  }

  /** A personnummer or samordningsnummer: Luhn over ten digits that begin with a date. */
  static boolean isSwedish(String text) {
    String all = text.replaceAll("\\D", "");
    String digits = all.substring(all.length() - 10);
    int day = number(digits, 4, 6);
    return isDate(number(digits, 0, 2), number(digits, 2, 4), day > 60 ? day - 60 : day)
        && isLuhn(digits);
  }

  /** An isikukood: sex and century, date, and a check digit modulo 11 in two rounds. */
  static boolean isEstonian(String digits) {
    int first = weighed(digits, 1) % 11;
    int second = weighed(digits, 3) % 11;
    int check = first < 10 ? first : second < 10 ? second : 0;
    return isDate(number(digits, 1, 3), number(digits, 3, 5), number(digits, 5, 7))
        && check == digits.charAt(10) - '0';
  }

  /**
   * A fødselsnummer or D-number: date, and two check digits modulo 11. Days from 41 on are
   * D-numbers.
   */
  static boolean isNorwegian(String text) {
    String digits = text.replaceAll("\\D", "");
    int day = number(digits, 0, 2);
    return isDate(number(digits, 4, 6), number(digits, 2, 4), day > 40 ? day - 40 : day)
        && sum(digits, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && sum(digits, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /** A CPR number that has a check digit modulo 11, as all had until 2007. */
  static boolean isDanish(String text) {
    String digits = text.replaceAll("\\D", "");
    return isDate(number(digits, 4, 6), number(digits, 2, 4), number(digits, 0, 2))
        && sum(digits, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static int sum(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (digits.charAt(i) - '0') * weights[i];
    }
    return sum;
  }

  private static int weighed(String digits, int firstWeight) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += (digits.charAt(i) - '0') * ((firstWeight - 1 + i) % 9 + 1);
    }
    return sum;
  }

  static boolean isCard(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.length() >= 13 && digits.length() <= 19 && isLuhn(digits);
  }

  /** ISO 13616: the rearranged number is 1 modulo 97. */
  static boolean isIban(String text) {
    String iban = text.replace(" ", "").toUpperCase(Locale.ROOT);
    if (iban.length() < 15 || iban.length() > 34) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0 && sum > 0;
  }

  /** Whether a year of two digits, in some century, has this day. */
  private static boolean isDate(int year, int month, int day) {
    try {
      LocalDate.of(2000 + year, month, day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }
}
