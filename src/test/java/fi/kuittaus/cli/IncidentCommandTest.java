package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.console.SampleDesk;
import fi.kuittaus.conversation.Reference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The command about incidents, beside a running daemon's API. */
class IncidentCommandTest {
  private static final String NOTE = "Vika on muuntajassa.";

  @TempDir Path data;
  private SampleDesk desk;

  @BeforeEach
  void start() {
    desk = new SampleDesk(data);
    desk.start();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private Reference outage() {
    desk.open("Lasku 7", "2026-11-23T09:00", "2026-11-24T10:00");
    return desk.open("Sähkökatko", "2026-11-23T09:07", "2026-11-24T10:00");
  }

  private TypedCase open(String... more) {
    String[] usual = {"incident", "open", "Katko", "--match", "sähkökatko", "--note", NOTE};
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return typed(all);
  }

  @Test
  void saysWhoJoinsAndWhatWasToldToHowMany() {
    Reference one = outage();
    assertThat(open("--dry-run"))
        .isEqualTo(new TypedCase(0, "1 conversation would join: " + one + "\n", ""));
    assertThat(typed("incident", "list").out()).isEqualTo("No incident.\n");
    assertThat(open().lines())
        .containsExactly(
            "Katko is open, since Mon 2026-11-23 09:07; 1 conversation joins: " + one,
            "1 customer is told");
    assertThat(typed("show", one.code()).out())
        .contains("Letter: incident", "  | " + NOTE, "incident  Katko");
  }

  @Test
  void listsThemAsATable() {
    outage();
    open("--since", "2026-11-23 07:40", "--mailbox", "support");
    assertThat(typed("incident", "list").lines())
        .containsExactly(
            "NAME   STATUS  SINCE                 MATCHES                 CONVERSATIONS  TOLD  "
                + "  LAST NOTE",
            "Katko  open    Mon 2026-11-23 07:40  sähkökatko, in support  1 (1 open)     1 of 1"
                + "  Mon 2026-11-23 12:30  "
                + NOTE);
  }

  @Test
  void notesAndResolvesByName() {
    Reference one = outage();
    open();
    assertThat(typed("incident", "note", "katko", "Vaihdamme", "sen."))
        .isEqualTo(new TypedCase(0, "Katko is noted; 1 customer is told\n", ""));
    assertThat(typed("incident", "resolve", "KATKO", "--note", "Vaihdettu."))
        .isEqualTo(new TypedCase(0, "Katko is resolved; 1 customer is told\n", ""));
    assertThat(typed("incident", "list").out()).contains("resolved", "Vaihdettu.");
    assertThat(typed("show", one.code()).out()).contains(one + "  answered");
  }

  @Test
  void jsonIsThatOfTheApi() {
    Reference one = outage();
    JsonNode opened = Json.MAPPER.readTree(open("--json").out());
    assertThat(opened.at("/joined/0").asString()).isEqualTo(one.code());
    assertThat(opened.at("/incident/notes/0/told").asLong()).isEqualTo(1);
    JsonNode list = Json.MAPPER.readTree(typed("incident", "list", "--format", "json").out());
    assertThat(list.at("/incidents/0").propertyNames())
        .containsExactly("name", "matches", "times", "conversations", "open", "notes");
    assertThat(list.at("/incidents/0/times/since").asString()).isEqualTo("2026-11-23T07:07:00Z");
    JsonNode noted = Json.MAPPER.readTree(typed("incident", "note", "Katko", "x", "--json").out());
    assertThat(noted.at("/notes/1/text").asString()).isEqualTo("x");
  }

  @Test
  void aMistakeSaysWhatWouldDo() {
    outage();
    assertRefused("--match \"sähkökatko\" or --topic fault", "open", "Katko", "--note", NOTE);
    assertRefused("none is open", "note", "Katko", NOTE);
    open();
    assertRefused("there are \"Katko\"", "resolve", "Muu", "--note", NOTE);
    assertRefused("open, list, note or resolve");
    assertRefused(
        "2026-11-23 07:40", "open", "B", "--match", "b", "--note", NOTE, "--since", "eilen");
    assertRefused(
        "after now", "open", "B", "--match", "b", "--note", NOTE, "--since", "2026-11-24 07:40");
    assertRefused(
        "there are support", "open", "B", "--match", "b", "--note", NOTE, "--mailbox", "sales");
    assertThat(open().err()).contains("is open already");
  }

  private void assertRefused(String why, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "incident";
    System.arraycopy(words, 0, all, 1, words.length);
    TypedCase refused = typed(all);
    assertThat(refused.code()).as(why).isEqualTo(Cli.USAGE);
    assertThat(refused.err()).hasLineCount(1).contains(why);
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void needsTheDaemon() {
    desk.close();
    for (String[] words :
        new String[][] {{"incident", "list"}, {"incident", "note", "Katko", NOTE}}) {
      TypedCase refused = typed(words);
      assertThat(refused.code()).isEqualTo(Cli.UNREACHABLE);
      assertThat(refused.err()).hasLineCount(1).contains("no daemon runs on the data folder");
    }
    desk = new SampleDesk(data);
  }

  private TypedCase typed(String... args) {
    boolean bare = args.length == 1; // the command itself takes no folder
    String[] all = Arrays.copyOf(args, args.length + (bare ? 0 : 2));
    if (!bare) {
      all[args.length] = "--data";
      all[args.length + 1] = data.toString();
    }
    return TypedCase.in(SampleDesk.NOW, Map.of("USER", "anna"), all);
  }
}
