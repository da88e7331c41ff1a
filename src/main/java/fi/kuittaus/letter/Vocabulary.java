package fi.kuittaus.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that templates can use, and which of them may be missing. */
final class Vocabulary {
  /** Always there. */
  static final Set<String> TEXTS =
      Set.of(
          "team",
          "reference",
          "topic",
          "concern",
          "numbered",
          "about",
          "task",
          "greeting",
          "signOff",
          "someone",
          "Someone",
          "notice",
          "Notice",
          "opening",
          "callNote",
          "asking",
          "reply",
          "hours");

  /** Texts that may be missing. */
  static final Set<String> OPTIONAL =
      Set.of(
          "firstName",
          "fullName",
          "answerBy",
          "nextWord",
          "missed",
          "arrived",
          "question",
          "Question",
          "phoneEnd",
          "numberedAs",
          "why",
          "asks",
          "thing",
          "ofThing",
          "failing",
          "since",
          "answeredOn",
          "openUntil",
          "onCall",
          "calls",
          "cancellationTerms",
          "billingTerms",
          "company",
          "emoji");

  /** True or false. */
  static final Set<String> SWITCHES =
      Set.of(
          "formal",
          "urgent",
          "fault",
          "first",
          "late",
          "waited",
          "repeated",
          "sooner",
          "calling",
          "callPromised",
          "seen",
          "answered",
          "attachments",
          "thanks",
          "we",
          "call",
          "calltime",
          "reachable",
          "refund",
          "charge",
          "wrong",
          "upset",
          "reason",
          "terminates",
          "again",
          "outage",
          "steps",
          "extent",
          "digital",
          "moves",
          "address",
          "street",
          "order",
          "number",
          "began",
          "errortext",
          "gadget",
          "tried",
          "browser",
          "rude",
          "bereaved",
          "queued",
          "praise",
          "hurried",
          "leaves",
          "settled");

  static final Set<String> LISTS = Set.of("questions", "told", "notes");

  /** Counts 1, 2, 0, 1, … so that letters of a kind differ. */
  static final String TURN = "turn";

  static final String BODY = "body";

  private Vocabulary() {}

  /** All that this template may use. */
  static Set<String> of(String template) {
    Set<String> names = new TreeSet<>(TEXTS);
    names.addAll(OPTIONAL);
    names.addAll(SWITCHES);
    names.addAll(LISTS);
    names.add(TURN);
    if (template.endsWith("/frame")) {
      names.add(BODY);
    }
    return names;
  }

  /** The values that a name can have in this template, for trying them all. */
  static List<Object> samples(String name, String template) {
    if (SWITCHES.contains(name)) {
      return List.of(true, false);
    }
    if (name.equals(TURN)) {
      return List.of(0, 1, 2);
    }
    if (LISTS.contains(name)) {
      return List.of(List.of(), List.of("one", "two"));
    }
    List<Object> samples = new ArrayList<>(List.of(name));
    if (OPTIONAL.contains(name) && !isSure(name, template)) {
      samples.add(new Absent(name));
    }
    return samples;
  }

  /**
   * What gives a promise always names it, and says when the mail came; of a fault that is known,
   * since when.
   */
  private static boolean isSure(String name, String template) {
    String letter = template.substring(template.indexOf('/') + 1);
    boolean promising =
        letter.startsWith("acknowledgement")
            || letter.startsWith("follow-up")
            || letter.startsWith("asks-again")
            || letter.startsWith("callback")
            || letter.startsWith("reopened");
    boolean known = letter.equals("acknowledgement-incident") && name.equals("since");
    return known || (promising && (name.equals("answerBy") || name.equals("arrived")));
  }
}
