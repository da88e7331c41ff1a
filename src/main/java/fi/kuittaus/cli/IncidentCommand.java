package fi.kuittaus.cli;

import fi.kuittaus.store.IncidentOverview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The command that opens an incident, tells all its customers something, and resolves it. */
@Command(
    name = "incident",
    mixinStandardHelpOptions = true,
    description = {
      "Treats many conversations about one fault together: what is noted once, each of their"
          + " customers is told once, in the place of their next status update.",
      "What is told leaves in open hours, like any update."
    })
public final class IncidentCommand implements Callable<Integer> {
  private final Shell shell;

  /** The command on this shell. */
  public IncidentCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    throw CommandFailure.usage("incident needs a word more: open, list, note or resolve");
  }

  /** What a mail must be to join. */
  static final class MatchOptions {
    @Option(
        names = "--match",
        paramLabel = "WORDS",
        description =
            "Words of the customers, as triage in promises.yaml has them: \"käyttökatko\", \"does"
                + " not open\". May be given several times: any of them.")
    private final List<String> words = new ArrayList<>();

    @Option(names = "--topic", description = "Only conversations of this topic, such as fault.")
    private @Nullable String topic;

    @Option(names = "--mailbox", description = "Only those of this mailbox. Default: of all.")
    private @Nullable String mailbox;

    @Option(
        names = "--since",
        paramLabel = "TIME",
        description =
            "When the fault began: \"2026-11-23 07:40\" on the desk's clock, or ISO 8601 with"
                + " offset. Default: with the first mail about it of the last day, or now.")
    private @Nullable String since;

    @Option(names = "--dry-run", description = "Only tells which conversations would join.")
    private boolean dry;

    void putInto(Map<String, @Nullable Object> body) {
      if (words.isEmpty() && topic == null) {
        throw CommandFailure.usage(
            "what is to join? --match \"sähkökatko\" or --topic fault would do");
      }
      body.put("match", words);
      body.put("topic", topic);
      body.put("mailbox", mailbox);
      body.put("since", since);
      body.put("dryRun", dry);
    }
  }

  /** How the answer is written. */
  static final class Manner {
    @Mixin private DataFolderOption data = new DataFolderOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    boolean isJson() {
      return json || format == OutputFormat.JSON;
    }
  }

  @Command(
      name = "open",
      mixinStandardHelpOptions = true,
      description =
          "Opens an incident. Conversations that match and go on join it and are told; mails that"
              + " come and match are acknowledged with it.")
  int open(
      @Mixin Manner manner,
      @Mixin MatchOptions match,
      @Parameters(paramLabel = "NAME", description = "As people of the desk call it.") String name,
      @Option(
              names = "--note",
              required = true,
              paramLabel = "TEXT",
              description = "What its customers are told first.")
          String note) {
    Map<String, @Nullable Object> body = telling(name, note);
    match.putInto(body);
    return done(manner, "open", body);
  }

  @Command(
      name = "note",
      mixinStandardHelpOptions = true,
      description = "Tells all customers of an open incident something new.")
  int note(
      @Mixin Manner manner,
      @Parameters(index = "0", paramLabel = "NAME") String name,
      @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT") List<String> text) {
    return done(manner, "note", telling(name, String.join(" ", text)));
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description =
          "Tells all customers of an open incident that the fault is no more. Their matters are"
              + " answered by that; who writes again is answered anew.")
  int resolve(
      @Mixin Manner manner,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--note",
              required = true,
              paramLabel = "TEXT",
              description = "What its customers are told last.")
          String note) {
    return done(manner, "resolve", telling(name, note));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the incidents, the newest first, with what was told to how many.")
  int list(@Mixin Manner manner) {
    String answer = body(new LocalDaemon(manner.data.folder(shell)).get("/api/incidents"));
    List<IncidentOverview> incidents =
        List.of(
            Json.MAPPER.treeToValue(
                Json.MAPPER.readTree(answer).path("incidents"), IncidentOverview[].class));
    print(manner, answer, () -> IncidentText.list(incidents));
    return Cli.DONE;
  }

  private Map<String, @Nullable Object> telling(String name, String note) {
    return Json.object("name", name, "note", note, "by", Act.by(shell));
  }

  private int done(Manner manner, String act, Map<String, @Nullable Object> wanted) {
    String answer =
        body(
            new LocalDaemon(manner.data.folder(shell))
                .postPatiently("/api/incidents/" + act, Json.line(wanted)));
    print(manner, answer, () -> told(act, Json.MAPPER.readTree(answer)));
    return Cli.DONE;
  }

  private static List<String> told(String act, JsonNode answer) {
    if (!act.equals("open")) {
      return List.of(
          IncidentText.told(act, Json.MAPPER.treeToValue(answer, IncidentOverview.class)));
    }
    List<String> joined = answer.path("joined").valueStream().map(JsonNode::asString).toList();
    JsonNode incident = answer.path("incident");
    return incident.isNull()
        ? IncidentText.tried(joined)
        : IncidentText.opened(joined, Json.MAPPER.treeToValue(incident, IncidentOverview.class));
  }

  private void print(Manner manner, String answer, Supplier<List<String>> forPeople) {
    if (manner.isJson()) {
      shell.out().println(answer.strip());
    } else {
      forPeople.get().forEach(shell.out()::println);
    }
  }

  private static String body(Reply reply) {
    return switch (reply) {
      case Reply.Good(String body) -> body;
      case Reply.Refused(int status, String message) when status < 500 ->
          throw CommandFailure.usage(message);
      case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
      case Reply.Nobody(String why) -> throw CommandFailure.unreachable(why);
    };
  }
}
