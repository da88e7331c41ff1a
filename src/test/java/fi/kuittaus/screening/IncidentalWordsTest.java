package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules are right for reasons: what is incidental in a mail may be otherwise. */
class IncidentalWordsTest {
  private static final int ROUNDS = 3;
  private static final List<Charset> CHARSETS =
      List.of(
          Charset.forName("windows-1252"),
          Charset.forName("ISO-8859-15"),
          Charset.forName("ISO-8859-2"),
          Charset.forName("KOI8-R"),
          Charset.forName("ISO-2022-JP"),
          Charset.forName("Shift_JIS"),
          Charset.forName("UTF-8"));

  private static Verdict verdict(byte[] raw) {
    return Screener.screen(Mails.read(raw), WrittenMailsTest.HOUSE).verdict();
  }

  /** The mail in other shapes, by what was changed. */
  private static Map<String, byte[]> others(WrittenMail mail, Random random) {
    Map<String, byte[]> others = new LinkedHashMap<>();
    others.put("names", OtherWords.names(mail, random).raw());
    others.put("domains", OtherWords.domains(mail, random).raw());
    others.put("nouns", OtherWords.nouns(mail, random).raw());
    others.put("numbers", OtherWords.numbers(mail, random).raw());
    RawLines lines = RawLines.of(mail.raw());
    others.put("order", lines.inOtherOrder(random).raw());
    others.putAll(carried(lines, random));
    if (!mail.hasContentType()) {
      others.put("base64", OtherWords.base64(mail));
    }
    for (Charset charset : CHARSETS) {
      if (OtherWords.fits(mail, charset)) {
        others.put(charset.name(), OtherWords.quotedPrintable(mail, charset));
      }
    }
    return others;
  }

  /** What relays and stores do to any mail. */
  private static Map<String, byte[]> carried(RawLines lines, Random random) {
    return Map.of(
        "case", lines.inOtherCase(random).raw(),
        "folding", lines.folded(random).raw(),
        "line ends", lines.withLineFeeds(),
        "more fields", lines.withIncidentalFields().raw());
  }

  @Test
  void changing_what_is_incidental_leaves_the_verdicts() throws IOException {
    Random random = new Random(4);
    List<String> changed = new ArrayList<>();
    for (WrittenMail mail : WrittenMail.all()) {
      Verdict verdict = verdict(mail.raw());
      for (int i = 0; i < ROUNDS; i++) {
        others(mail, random)
            .forEach((what, raw) -> {
              if (verdict(raw) != verdict) {
                changed.add(mail.name() + " by " + what + ": " + verdict(raw) + " was " + verdict);
              }
            });
      }
    }
    assertThat(changed).isEmpty();
  }

  @Test
  void how_a_mail_was_carried_leaves_the_verdicts_of_the_corpus() throws IOException {
    Random random = new Random(4);
    List<String> changed = new ArrayList<>();
    for (var mail : Corpus.mails()) {
      byte[] raw = mail.raw();
      Verdict verdict = mail.screen(raw).verdict();
      carried(RawLines.of(raw), random)
          .forEach((what, other) -> {
            if (mail.screen(other).verdict() != verdict) {
              changed.add(mail.id() + " by " + what);
            }
          });
    }
    assertThat(changed).isEmpty();
  }
}
