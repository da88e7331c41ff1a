package fi.kuittaus.letter;

import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder.Meanwhile;
import fi.kuittaus.conversation.LetterOrder.Times;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The samples of what mails mention beside their matter, of houses with terms, of rarer kinds. */
final class OccasionalLetters {
  private static final ZonedDateTime FOUR =
      LocalDateTime.parse("2026-11-23T16:00").atZone(Sample.HELSINKI);

  private static final Map<String, Concern.Clause> COMPLAINTS =
      Map.of(
          "fi",
          new Concern.Clause("fi", "latausasema ei lataa autoasi", "latausasema ei lataa autoanne"),
          "sv",
          new Concern.Clause("sv", "din telefon inte laddar", "Er telefon inte laddar"),
          "en",
          new Concern.Clause(
              "en", "your heat pump will not start", "your heat pump will not start"));

  private static final Map<String, Concern.Clause> QUESTIONS =
      Map.of(
          "fi",
          new Concern.Clause("fi", "saatko laskun paperilla", "saatteko laskun paperilla"),
          "sv",
          new Concern.Clause(
              "sv", "om du kan få fakturan på papper", "om Ni kan få fakturan på papper"),
          "en",
          new Concern.Clause(
              "en",
              "whether you can have the invoice on paper",
              "whether you can have the invoice on paper"));

  private static final Map<String, Concern.Thing> THINGS =
      Map.of(
          "fi",
          new Concern.Thing("fi", "vuokrakonetta", "vuokrakoneesta", Optional.of("vuokrakoneessa")),
          "sv",
          new Concern.Thing("sv", "hyrmaskinen", "hyrmaskinen", Optional.of("hyrmaskinen")),
          "en",
          new Concern.Thing(
              "en", "the hedge trimmer", "the hedge trimmer", Optional.of("the hedge trimmer")));

  private final Map<String, Sample> letters = new LinkedHashMap<>();
  private final String language;

  private OccasionalLetters(String language) {
    this.language = language;
  }

  static Map<String, Sample> in(String language) {
    var occasional = new OccasionalLetters(language);
    occasional.addMentions();
    occasional.addTold();
    occasional.addComplaints();
    occasional.addQuestions();
    occasional.addThings();
    occasional.addTerms();
    occasional.addClosing();
    occasional.addSameDay();
    occasional.addAsking();
    occasional.addRare();
    return occasional.letters;
  }

  private void addMentions() {
    put("acknowledgement-again", first("question").mentioning(Mention.AGAIN));
    put("acknowledgement-moves", first("question").mentioning(Mention.MOVES));
    put("acknowledgement-order", first("question").mentioning(Mention.ORDER));
    put("acknowledgement-billing-number", first("billing").mentioning(Mention.NUMBER));
    List.of("question", "billing", "cancellation")
        .forEach(topic ->
            put(
                "acknowledgement-" + topic + "-bereaved",
                first(topic).mentioning(Mention.BEREAVED, Mention.TERMINATES)));
    put("acknowledgement-upset", first("question").mentioning(Mention.UPSET));
    put("acknowledgement-call", first("question").mentioning(Mention.CALL));
    put(
        "acknowledgement-call-no-number",
        first("question").with(Told.NOTHING).mentioning(Mention.CALL));
    put("acknowledgement-fault-call", first("fault").mentioning(Mention.CALL, Mention.DIGITAL));
    put("acknowledgement-feedback-wrong", first("feedback").mentioning(Mention.WRONG));
    put("acknowledgement-billing-refund", first("billing").mentioning(Mention.REFUND));
    put(
        "acknowledgement-billing-charge-refund",
        first("billing").mentioning(Mention.REFUND, Mention.CHARGE, Mention.WRONG));
    put(
        "acknowledgement-cancellation-notice",
        first("cancellation").mentioning(Mention.TERMINATES));
    put("acknowledgement-cancellation-reason", first("cancellation").mentioning(Mention.REASON));
    put(
        "acknowledgement-fault-outage",
        urgent(first("fault").with(Told.NOTHING).mentioning(Mention.OUTAGE, Mention.DIGITAL)));
    put(
        "acknowledgement-fault-outage-told",
        urgent(first("fault").with(told("when-began", "error-message")))
            .mentioning(Mention.OUTAGE, Mention.EXTENT, Mention.DIGITAL));
  }

  private void addTold() {
    Sample fault = first("fault").with(Told.NOTHING);
    put(
        "acknowledgement-fault-told-one",
        fault.mentioning(Mention.DIGITAL, Mention.GADGET, Mention.BROWSER));
    put(
        "acknowledgement-fault-told-two",
        urgent(fault.mentioning(Mention.DIGITAL, Mention.BEGAN, Mention.BROWSER)));
    put(
        "acknowledgement-fault-told-all",
        fault.mentioning(
            Mention.DIGITAL, Mention.BEGAN, Mention.ERRORTEXT, Mention.GADGET, Mention.STEPS));
    put(
        "acknowledgement-billing-settled",
        first("billing").mentioning(Mention.NUMBER).of(paper("invoice")));
    put(
        "acknowledgement-cancellation-visit",
        first("cancellation").mentioning(Mention.STEPS).of(matter("cancel-appointment")));
    put("acknowledgement-cancellation-leaves", first("cancellation").of(matter("end-membership")));
    put("acknowledgement-feedback-rude", first("feedback").mentioning(Mention.RUDE, Mention.WRONG));
    put("acknowledgement-feedback-queued", first("feedback").mentioning(Mention.QUEUED));
    put("acknowledgement-feedback-praise", first("feedback").mentioning(Mention.PRAISE));
  }

  /** What does not work, as the customer said it. */
  private void addComplaints() {
    Concern why =
        new Concern(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Objects.requireNonNull(COMPLAINTS.get(language))),
            Optional.empty(),
            Optional.empty());
    put("acknowledgement-fault-why", first("fault").with(Told.NOTHING).of(why));
    put("acknowledgement-question-why", first("question").of(why));
    put("acknowledgement-billing-why", first("billing").of(why));
    putNews("why", why);
  }

  /** An update and a correction about a fault. */
  private void putNews(String what, Concern concern) {
    put(
        "status-update-fault-" + what,
        sample(LetterKind.STATUS_UPDATE, "fault").after(1, Evidence.SEEN).of(concern));
    put(
        "correction-fault-" + what,
        sample(LetterKind.CORRECTION, "fault").after(0, Evidence.SEEN).of(concern));
  }

  /** What is asked, as the customer said it. */
  private void addQuestions() {
    Concern asked =
        new Concern(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Objects.requireNonNull(QUESTIONS.get(language))),
            Optional.of(Objects.requireNonNull(THINGS.get(language))));
    put("acknowledgement-question-asks", first("question").of(asked));
    put("acknowledgement-billing-asks", first("billing").of(asked));
  }

  /** A thing, which is all that the subject says. */
  private void addThings() {
    Concern thing =
        new Concern(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Objects.requireNonNull(THINGS.get(language))));
    List.of("fault", "question", "billing", "cancellation", "feedback")
        .forEach(topic -> put("acknowledgement-" + topic + "-thing", first(topic).of(thing)));
    putNews("thing", thing);
  }

  private static Concern matter(String what) {
    return new Concern(Optional.of(what), Optional.empty());
  }

  private static Concern paper(String kind) {
    return new Concern(Optional.empty(), Optional.of(new Concern.Numbered(kind, "440-2817")));
  }

  private void addTerms() {
    HouseStyle house = Houses.in(language);
    put("acknowledgement-terms", first("question").with(house));
    put("acknowledgement-billing-terms", first("billing").with(house));
    put(
        "acknowledgement-cancellation-terms",
        first("cancellation").with(house).mentioning(Mention.TERMINATES));
    put("acknowledgement-callback-terms", first("callback").with(house));
    put(
        "acknowledgement-fault-call-terms",
        first("fault").with(house).mentioning(Mention.CALL, Mention.DIGITAL));
    put("callback-terms", sample(LetterKind.CALLBACK, "callback").with(house));
  }

  private void addClosing() {
    Times times = first("fault").times();
    Sample closing =
        urgent(first("question"))
            .with(during(times, new Meanwhile(true, Optional.of(FOUR), Optional.empty())));
    put("acknowledgement-closing", closing);
    put("acknowledgement-closing-on-call", closing.with(Houses.in(language)));
    put(
        "acknowledgement-fault-closed-on-call",
        urgent(first("fault"))
            .with(during(times, new Meanwhile(true, Optional.empty(), Optional.empty())))
            .with(Houses.in(language)));
  }

  private void addSameDay() {
    Times today =
        new Times(
            Sample.MONDAY, Sample.promise("2026-11-23T13:00"), Optional.empty(), Optional.empty());
    put("acknowledgement-today", first("question").with(today));
    put("acknowledgement-cancellation-today", first("cancellation").with(today));
  }

  private void addAsking() {
    Sample asking = sample(LetterKind.ASKS_AGAIN, "question");
    put("asks-again", asking);
    put("asks-again-seen", asking.after(0, Evidence.SEEN));
    put("asks-again-answered", asking.after(0, Evidence.ANSWERED));
    put("asks-again-fault", sample(LetterKind.ASKS_AGAIN, "fault"));
    Instant friday = Instant.parse("2026-11-20T12:10:00Z");
    Sample reopened =
        sample(LetterKind.REOPENED, "question")
            .with(
                new Course.Tally(
                    0, 0, false, Evidence.ANSWERED, Optional.of(friday), Optional.empty()));
    put("reopened-again", reopened.mentioning(Mention.AGAIN));
  }

  private void addRare() {
    put("callback-no-number", sample(LetterKind.CALLBACK, "callback").with(Told.NOTHING));
    put("closed", sample(LetterKind.CLOSED, "question"));
    put("closed-notes", sample(LetterKind.CLOSED, "fault").withNotes(Houses.notes(language)));
    Optional<ZonedDateTime> since = Optional.of(FOUR.withHour(7).withMinute(40));
    Optional<Promise> next = Sample.promise("2026-11-23T12:00");
    Sample incident =
        sample(LetterKind.INCIDENT, "fault")
            .with(
                new Times(
                    Sample.MONDAY,
                    Optional.empty(),
                    next,
                    Optional.empty(),
                    new Meanwhile(false, Optional.empty(), since)))
            .withNotes(Houses.notes(language));
    put("incident", incident);
    put(
        "correction-repeated",
        sample(LetterKind.CORRECTION, "question")
            .with(new Course.Tally(2, 2, false, Evidence.SEEN, Optional.empty(), Optional.empty()))
            .with(
                new Times(
                    Instant.parse("2026-11-25T11:00:00Z"),
                    Sample.promise("2026-11-27T12:00"),
                    Optional.empty(),
                    Sample.promise("2026-11-25T15:00"))));
  }

  private static Times during(Times t, Meanwhile meanwhile) {
    return new Times(t.now(), t.answerBy(), t.nextWord(), t.missed(), meanwhile);
  }

  private static Told told(String... answered) {
    return new Told(List.of(answered), List.of(), false, Optional.empty());
  }

  private static Sample urgent(Sample sample) {
    Matter matter = sample.matter();
    return sample.with(
        new Matter(matter.subject(), true, matter.topic(), "critical", matter.thread()));
  }

  private Sample first(String topic) {
    return sample(LetterKind.ACKNOWLEDGEMENT, topic);
  }

  private Sample sample(LetterKind kind, String topic) {
    return Sample.of(kind, language, topic);
  }

  private void put(String name, Sample sample) {
    letters.put(name, sample);
    letters.put(name + "-formal", sample.formal());
  }
}
