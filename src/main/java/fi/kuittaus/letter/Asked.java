package fi.kuittaus.letter;

import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an acknowledgement asks, and what it thanks for since the mail has told it already. */
record Asked(Templates templates, String language, LetterOrder order, HouseStyle style) {
  /** What is mentioned where a question is answered so surely that we say so. */
  private static final Map<String, Set<Mention>> TOLD =
      Map.of(
          "when-began", Set.of(Mention.BEGAN),
          "error-message", Set.of(Mention.ERRORTEXT),
          "device", Set.of(Mention.GADGET, Mention.BROWSER),
          "tried", Set.of(Mention.TRIED));

  /** Papers whose number answers the question for one. */
  private static final Set<String> PAID = Set.of("invoice", "order", "return");

  /** Who has told but one thing, and is asked nothing, needs no thanks for it. */
  private static final int WORTH_THANKS = 2;

  void addTo(Facts facts) {
    Questions all = questions(facts);
    Set<String> told = told();
    List<String> open = all.unanswered(Stream.concat(answered().stream(), told.stream()).toList());
    told.retainAll(all.byName().keySet());
    List<String> thanked = named("told-", facts).of(told);
    facts
        .withQuestions(open)
        .with("told", open.isEmpty() && thanked.size() < WORTH_THANKS ? List.of() : thanked)
        .with("settled", open.isEmpty() && isNumberGiven(all));
  }

  private Set<String> told() {
    return TOLD.entrySet().stream()
        .filter(q -> !Collections.disjoint(q.getValue(), order.told().mentions()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The house's own questions, or the built-in ones of the topic. */
  private Questions questions(Facts facts) {
    Map<String, String> own = own();
    own.replaceAll((_, text) -> TemplateSource.spoken(text, facts.is("formal")));
    return own.isEmpty() ? named("questions-", facts) : new Questions(own);
  }

  private Map<String, String> own() {
    return style.questions(topic(), language);
  }

  private String topic() {
    return order.conversation().matter().topic();
  }

  private Questions named(String kind, Facts facts) {
    String name = language + "/" + kind + topic();
    return templates.has(name)
        ? Questions.parse(templates.render(name, facts.values()))
        : new Questions(Map.of());
  }

  private List<String> answered() {
    return Stream.concat(
            order.told().answered().stream(), order.told().mentions().stream().map(Mention::label))
        .toList();
  }

  private boolean isNumberGiven(Questions all) {
    boolean paid =
        order
            .told()
            .concern()
            .numbered()
            .map(Concern.Numbered::kind)
            .filter(PAID::contains)
            .isPresent();
    return paid && own().isEmpty() && all.byName().containsKey("number");
  }
}
