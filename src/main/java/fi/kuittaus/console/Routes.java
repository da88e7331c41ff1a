package fi.kuittaus.console;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.flow.WaysSeen;
import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.store.Dossiers.Which;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import tools.jackson.core.JacksonException;

/** What the API answers: each path, and what it takes. Safe for any number of threads. */
final class Routes {
  private static final Pattern CONVERSATION =
      Pattern.compile(
          "/api/conversations/([^/]+)(|/close|/reopen|/note|/pause|/resume|/promise|/callback|/called)");
  private static final Pattern MAILBOX = Pattern.compile("/api/mailboxes/([^/]+)/resume");
  static final String NOBODY = "by the local API";
  private static final int USUAL_LIMIT = 100;
  private static final int MOST = 1000;
  private static final int LONGEST_BY = 200;
  private final Store store;
  private final Desk.Agents agents;
  private final Braking braking;
  private final KeepingRoutes keeping;
  private final Map<String, Fence> fences;
  private final Alarming alarming;
  private final WaysSeen ways;
  private final PolicyRoutes policy;
  private final IncidentRoutes incidents;

  Routes(Desk desk) {
    this.store = desk.store();
    this.agents = desk.agents();
    this.braking = desk.braking();
    this.keeping = new KeepingRoutes(desk.keeping());
    this.fences = desk.fences();
    this.alarming = desk.condition().alarming();
    this.ways = desk.condition().ways();
    this.policy = new PolicyRoutes(desk.condition().reloading());
    this.incidents = new IncidentRoutes(desk.agents().announcing());
  }

  /**
   * A request.
   *
   * @param parameters of the query
   * @param body as text; empty where there is none
   */
  record Call(String method, String path, Map<String, String> parameters, String body) {}

  /**
   * Who acts, as the history will have it.
   *
   * @param by absent: the API itself
   */
  record Act(Optional<String> by) {}

  /** Another urgency, and who gives it. */
  record Urgent(Optional<String> by, String urgency) {
    Urgent {
      Objects.requireNonNull(urgency);
    }
  }

  Answer answer(Call call) {
    Matcher one = CONVERSATION.matcher(call.path());
    if (call.path().equals("/api/health")) {
      return only("GET", call, this::health);
    }
    if (call.path().equals("/api/conversations")) {
      return only("GET", call, this::list);
    }
    if (call.path().startsWith("/api/brake")) {
      return brake(call);
    }
    if (call.path().equals("/api/answers")) {
      return only("GET", call, this::answers);
    }
    if (call.path().equals("/api/policy")) {
      return only("GET", call, _ -> policy.show());
    }
    if (call.path().equals("/api/reload")) {
      return only("POST", call, _ -> policy.reload());
    }
    if (call.path().startsWith("/api/incidents")) {
      return incidents(call);
    }
    if (call.path().equals("/api/backup")) {
      return only("POST", call, keeping::backup);
    }
    if (call.path().equals("/api/forget")) {
      return only("POST", call, keeping::forget);
    }
    Matcher mailbox = MAILBOX.matcher(call.path());
    if (mailbox.matches()) {
      return only("POST", call, c -> trustSent(c, mailbox.group(1)));
    }
    if (!one.matches()) {
      return nothing(call);
    }
    return Reference.parse(one.group(1))
        .map(reference -> conversation(call, reference, one.group(2)))
        .orElseGet(() -> mistyped(one.group(1)));
  }

  private Answer conversation(Call call, Reference reference, String action) {
    return switch (action) {
      case "/close" -> only("POST", call, c -> act(c, reference, agents.closing()::close));
      case "/reopen" -> only("POST", call, c -> act(c, reference, agents.closing()::reopen));
      case "/pause" -> only("POST", call, c -> act(c, reference, agents.attending()::pause));
      case "/resume" -> only("POST", call, c -> act(c, reference, agents.attending()::resume));
      case "/note" -> only("POST", call, c -> note(c, reference));
      case "/promise" -> only("POST", call, c -> promise(c, reference));
      case "/callback" -> only("POST", call, c -> callback(c, reference));
      case "/called" -> only("POST", call, c -> act(c, reference, agents.calling()::called));
      default -> only("GET", call, _ -> show(reference));
    };
  }

  private Answer note(Call call, Reference reference) {
    return NoteRequest.of(call.body())
        .map(n -> shown(reference, agents.attending().note(reference, n.text(), n.by())))
        .orElseGet(() -> Answer.error(400, NoteRequest.WANTED));
  }

  private Answer callback(Call call, Reference reference) {
    Optional<CallRequest> wanted = CallRequest.of(call.body());
    if (wanted.isEmpty()) {
      return Answer.error(400, CallRequest.WANTED);
    }
    try {
      CallRequest agreed = wanted.get();
      return shown(reference, agents.calling().agree(reference, agreed.call(), agreed.by()));
    } catch (IllegalArgumentException e) {
      return Answer.error(400, String.valueOf(e.getMessage()));
    }
  }

  /** Ops say that what is seen of agents' answers in a mailbox is all that there is. */
  private Answer trustSent(Call call, String mailbox) {
    return by(
        call.body(),
        by ->
            agents.attending().trustSent(mailbox, by)
                ? Answer.ok(Map.of("mailbox", mailbox))
                : Answer.error(404, "there is no such mailbox"));
  }

  private Answer brake(Call call) {
    return switch (call.path()) {
      case "/api/brake" -> only("GET", call, _ -> Answer.ok(Map.of("held", braking.held())));
      case "/api/brake/release" -> only("POST", call, c -> decided(c, braking::release));
      case "/api/brake/drop" -> only("POST", call, c -> decided(c, braking::drop));
      default -> nothing(call);
    };
  }

  private Answer incidents(Call call) {
    return switch (call.path()) {
      case "/api/incidents" -> only("GET", call, _ -> incidents.list());
      case "/api/incidents/open" -> only("POST", call, incidents::open);
      case "/api/incidents/note" -> only("POST", call, incidents::note);
      case "/api/incidents/resolve" -> only("POST", call, incidents::resolve);
      default -> nothing(call);
    };
  }

  private static Answer decided(Call call, ToLongFunction<String> decision) {
    return by(call.body(), by -> Answer.ok(Map.of("done", decision.applyAsLong(by))));
  }

  private static Answer nothing(Call call) {
    return Answer.error(404, "there is nothing at " + call.path());
  }

  private Answer health(Call call) {
    Map<String, Object> health = new LinkedHashMap<>();
    try {
      int open = store.transaction(tx -> tx.dossiers().open());
      health.put("status", alarming.troubles().isEmpty() ? "ok" : "troubled");
      health.put("open", open);
      health.put("blind", blind());
    } catch (StoreException _) {
      health.put("status", "failing");
      health.put("error", "the database does not answer");
    }
    health.put("held", health.containsKey("error") ? 0L : braking.held());
    health.put("troubles", troubles());
    health.put("policy", policy.brief());
    health.put("mailboxes", sending());
    health.put("shut", shut());
    health.put("pid", ProcessHandle.current().pid());
    return new Answer(health.containsKey("error") ? 503 : 200, Map.of(), health);
  }

  /** The mailboxes whose corrections and updates are held, since no answer was ever seen there. */
  private List<String> blind() {
    return store.transaction(
        tx -> fences.keySet().stream().filter(name -> tx.sights().of(name).isBlind()).toList());
  }

  private List<Map<String, String>> troubles() {
    return alarming.troubles().stream()
        .map(lasting ->
            Map.of(
                "trouble", lasting.trouble().kind().label(),
                "mailbox", lasting.trouble().mailbox().orElse("all"),
                "detail", lasting.trouble().detail(),
                "since", lasting.since().toString()))
        .toList();
  }

  /** Of each mailbox whose server has been asked, the ways that it does not leave to agents. */
  private Map<String, List<String>> shut() {
    Map<String, List<String>> mailboxes = new LinkedHashMap<>();
    for (String name : fences.keySet()) {
      ways.shut(name)
          .ifPresent(
              shut -> mailboxes.put(name, shut.stream().map(AgentWay::label).sorted().toList()));
    }
    return mailboxes;
  }

  /** Of each mailbox, whether letters may leave, and why not. */
  private Map<String, Map<String, String>> sending() {
    Map<String, Map<String, String>> mailboxes = new LinkedHashMap<>();
    fences.forEach((name, fence) ->
        mailboxes.put(
            name,
            fence
                .whyNotSend()
                .map(reason -> Map.of("sending", "no", "reason", reason))
                .orElse(Map.of("sending", "yes"))));
    return mailboxes;
  }

  private Answer list(Call call) {
    Optional<String> mistake = mistake(call.parameters());
    if (mistake.isPresent()) {
      return Answer.error(400, mistake.get());
    }
    Which which = which(call.parameters()).orElseThrow();
    int limit =
        Integer.parseInt(call.parameters().getOrDefault("limit", Integer.toString(USUAL_LIMIT)));
    return Answer.ok(store.transaction(tx -> tx.dossiers().list(which, limit)));
  }

  private static Optional<String> mistake(Map<String, String> parameters) {
    if (!Set.of("status", "limit").containsAll(parameters.keySet())) {
      return Optional.of("the parameters are status and limit");
    }
    if (which(parameters).isEmpty()) {
      return Optional.of("status is open, all or calls");
    }
    String limit = parameters.getOrDefault("limit", "1");
    boolean number = limit.matches("[1-9][0-9]{0,3}") && Integer.parseInt(limit) <= MOST;
    return number ? Optional.empty() : Optional.of("limit is a number from 1 to " + MOST);
  }

  private static Optional<Which> which(Map<String, String> parameters) {
    return Which.of(parameters.getOrDefault("status", Which.OPEN.label()));
  }

  private Answer answers(Call call) {
    String after = call.parameters().getOrDefault("after", "");
    return Answer.ok(store.transaction(tx -> tx.answers().page(after, MOST)));
  }

  private Answer show(Reference reference) {
    return store
        .transaction(tx -> tx.dossiers().find(reference))
        .map(Answer::ok)
        .orElseGet(() -> unknown(reference));
  }

  private Answer act(
      Call call,
      Reference reference,
      BiFunction<Reference, String, Optional<Conversation>> action) {
    return by(call.body(), by -> shown(reference, action.apply(reference, by)));
  }

  private Answer shown(Reference reference, Optional<Conversation> acted) {
    return acted
        .flatMap(_ -> store.transaction(tx -> tx.dossiers().overview(reference)))
        .map(Answer::ok)
        .orElseGet(() -> unknown(reference));
  }

  private Answer promise(Call call, Reference reference) {
    Urgent wanted;
    try {
      wanted = Json.read(call.body(), Urgent.class);
    } catch (JacksonException | IllegalArgumentException _) {
      return Answer.error(400, "the body is {\"urgency\": one of promises.yaml's, \"by\": a line}");
    }
    try {
      String by = line(wanted.by().orElse("by the local API"));
      return agents
          .promising()
          .urgency(reference, wanted.urgency(), by)
          .flatMap(_ -> store.transaction(tx -> tx.dossiers().overview(reference)))
          .map(Answer::ok)
          .orElseGet(() -> unknown(reference));
    } catch (IllegalArgumentException e) {
      return Answer.error(400, String.valueOf(e.getMessage()));
    }
  }

  private static Answer by(String body, Function<String, Answer> action) {
    String by;
    try {
      by = by(body);
    } catch (JacksonException | IllegalArgumentException _) {
      return Answer.error(
          400,
          "the body is empty or {\"by\": who acts, in one line of at most "
              + LONGEST_BY
              + " characters}");
    }
    return action.apply(by);
  }

  private static String by(String body) {
    if (body.isBlank()) {
      return NOBODY;
    }
    return line(Json.read(body, Act.class).by().orElseThrow(IllegalArgumentException::new));
  }

  /** Who acts, as one line that is not too long. */
  static String line(String text) {
    String by = text.strip();
    boolean line = by.chars().noneMatch(Character::isISOControl);
    if (by.isEmpty() || by.length() > LONGEST_BY || !line) {
      throw new IllegalArgumentException("by");
    }
    return by;
  }

  private static Answer only(String method, Call call, Function<Call, Answer> answer) {
    return call.method().equals(method)
        ? answer.apply(call)
        : Answer.error(405, call.path() + " takes " + method).with(HttpHeader.ALLOW, method);
  }

  private static Answer unknown(Reference reference) {
    return Answer.error(404, "there is no conversation " + reference);
  }

  private static Answer mistyped(String text) {
    return Answer.error(
        400, text + " is no reference: its check character does not fit. Is it mistyped?");
  }
}
