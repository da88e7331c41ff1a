package fi.kuittaus.letter;

import fi.kuittaus.conversation.HouseStyle;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pieces that letters of a language share, each a template of its own. */
record Parts(Templates templates, String language) {
  /** The facts that they give, by template, in the order of making. */
  private static final Map<String, String> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put("about", "about");
    FACTS.put("task", "task");
    FACTS.put("notice", "notice");
    FACTS.put("opening", "opening");
    FACTS.put("call", "callNote");
    FACTS.put("asking", "asking");
    FACTS.put("reply", "reply");
    FACTS.put("hours", "hours");
  }

  /** Adds them to the facts that they are made of. */
  void addTo(Facts facts, HouseStyle.Manner manner) {
    String someone = render("someone", facts);
    facts.with("someone", someone);
    facts.with("Someone", Plain.capitalised(someone));
    facts.with("greeting", said(manner.greeting(), "greeting", facts));
    facts.with("signOff", said(manner.signOff(), "sign-off", facts));
    FACTS.forEach((template, fact) ->
        facts.with(fact, templates.has(language + "/" + template) ? render(template, facts) : ""));
    capitalise(facts);
  }

  /** The notice that came, where the language names it, opens sentences too. */
  private void capitalise(Facts facts) {
    facts.with("Notice", Plain.capitalised(String.valueOf(facts.values().get("notice"))));
  }

  private Object said(Map<String, String> byLanguage, String template, Facts facts) {
    String own = byLanguage.get(language);
    return own == null ? render(template, facts) : Plain.line(own);
  }

  private String render(String template, Facts facts) {
    return templates.render(language + "/" + template, facts.values()).strip();
  }
}
