package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.console.SampleDesk;
import fi.kuittaus.conversation.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The commands about conversations, beside a running daemon's API and beside its database alone.
 */
class CaseCommandsTest {
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

  @Test
  void listsWhatIsDueSoonestFirst() {
    Reference later = desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
    Reference late = desk.open("Ei toimi", "2026-11-20T09:07", "2026-11-23T10:00");
    assertThat(typed("list").lines())
        .containsExactly(
            "REFERENCE  DUE (Europe/Helsinki)      STATUS  URGENCY  CUSTOMER           SUBJECT",
            late + "   Mon 2026-11-23 10:00 late  open    normal   Maija Meikäläinen  Ei toimi",
            later + "   Tue 2026-11-24 10:00       open    normal   Maija Meikäläinen  Lasku 7");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(typed("list").lines()).containsExactly("No conversation.");
  }

  @Test
  void saysThatThereIsMore() {
    desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    desk.open("Two", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("list", "--limit", "1").lines()).last().asString().contains("--limit");
    assertThat(typed("list", "--limit", "0").code()).isEqualTo(Cli.USAGE);
    assertThat(typed("list", "--limit", "1001").err()).contains("1 to 1000");
  }

  @Test
  void showsAllButTheCustomersText() {
    Reference reference = desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
    TypedCase shown = typed("show", reference.code());
    assertThat(shown.out())
        .contains(
            reference + "  open  normal, question",
            "Customer: Maija Meikäläinen <maija@customer.example>, fi",
            "Opened: Mon 2026-11-23 09:07 Europe/Helsinki",
            "Answer due: Tue 2026-11-24 10:00",
            "Mon 2026-11-23 09:07  person   -        opened   maija@customer.example",
            "answer    Tue 2026-11-24 10:00  pending  Mon 2026-11-23 09:07",
            "Letter: acknowledgement, accepted Mon 2026-11-23 09:07 (250 OK)",
            "  | Hei Maija,",
            "opened  answer due")
        .doesNotContain("own words");
  }

  @Test
  void sayTheSameFromTheDatabaseAlone() {
    Reference reference = desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
    String[][] commands = {
      {"list"},
      {"list", "--all", "--format", "json"},
      {"show", reference.code()},
      {"show", reference.code(), "--format", "json"}
    };
    var running = Stream.of(commands).map(this::typed).toList();
    desk.close();
    assertThat(data.resolve("api.json")).doesNotExist();
    assertThat(Stream.of(commands).map(this::typed).toList()).isEqualTo(running);
    desk = new SampleDesk(data);
  }

  @Test
  void jsonIsThatOfTheApi() {
    Reference reference = desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
    JsonNode list = Json.MAPPER.readTree(typed("list", "--format", "json").out());
    assertThat(list.propertyNames()).containsExactly("conversations", "more");
    assertThat(list.at("/conversations/0/times/dueAt").asString())
        .isEqualTo("2026-11-24T08:00:00Z");
    JsonNode shown =
        Json.MAPPER.readTree(typed("show", reference.code(), "--format", "json").out());
    assertThat(shown.propertyNames())
        .containsExactly("conversation", "progress", "mails", "letters", "promises", "history");
  }

  @Test
  void closesAndReopens() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    Reference two = desk.open("Two", "2026-11-23T09:07", "2026-11-24T10:00");
    TypedCase closed = typed("close", one.code().toLowerCase(java.util.Locale.ROOT), two.code());
    assertThat(closed).isEqualTo(new TypedCase(0, one + " is closed\n" + two + " is closed\n", ""));
    assertThat(typed("list").lines()).containsExactly("No conversation.");
    assertThat(typed("list", "--all").lines()).hasSize(3);
    assertThat(typed("show", one.code()).out()).contains("by command of anna");
    assertThat(typed("reopen", one.code()).out()).isEqualTo(one + " is open again\n");
    assertThat(typed("list").lines()).hasSize(2).last().asString().contains("working");
  }

  @Test
  void notesPausesAndResumes() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("note", one.code(), "We", "have ordered the part."))
        .isEqualTo(new TypedCase(0, one + " is noted\n", ""));
    assertThat(typed("show", one.code()).out()).contains("noted").doesNotContain("the part");
    assertThat(typed("pause", one.code()).out()).isEqualTo(one + " is paused\n");
    assertThat(typed("list").lines()).last().asString().contains("paused");
    assertThat(typed("resume", one.code()).out()).isEqualTo(one + " goes on\n");
    assertThat(typed("list").lines()).last().asString().contains("Tue 2026-11-24 10:00", "open");
    assertThat(typed("resume").code()).isEqualTo(Cli.USAGE);
    assertThat(typed("resume", "--mailbox", "support"))
        .isEqualTo(new TypedCase(0, "support goes on\n", ""));
    assertThat(typed("resume", "--mailbox", "other").err()).contains("no such mailbox");
  }

  @Test
  void givesAnotherUrgencyAndTellsWhichThereAre() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("promise", one.code(), "--urgency", "high"))
        .isEqualTo(new TypedCase(0, one + " has the urgency high\n", ""));
    assertThat(typed("show", one.code()).out()).contains("high, by command of anna");
    TypedCase refused = typed("promise", one.code(), "--urgency", "highest");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("no urgency is called \"highest\"; there are critical, high, normal, low");
    assertThat(typed("promise", one.code()).err()).contains("--urgency");
  }

  @Test
  void promisesACallAndNotesThatItWasMade() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("callback", one.code(), "2026-11-24 14:00", "--phone", "040 123 4567"))
        .isEqualTo(new TypedCase(0, one + " is to be called\n", ""));
    assertThat(typed("list").lines()).last().asString().contains("Tue 2026-11-24 14:00 call  open");
    assertThat(typed("show", one.code()).out())
        .contains(
            "Call due: Tue 2026-11-24 14:00",
            "Letter: callback",
            "kolme viimeistä numeroa ovat 567")
        .contains("agreed by command of anna")
        .doesNotContain("040 123 4567", "1234567");
    desk.open("Two", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("list", "--calls").lines()).hasSize(2).last().asString().contains(one.code());
    assertThat(typed("list", "--calls", "--all").code()).isEqualTo(Cli.USAGE);
    assertThat(typed("callback", one.code(), "--made"))
        .isEqualTo(new TypedCase(0, one + " has been called\n", ""));
    assertThat(typed("show", one.code()).out())
        .contains("by a call, by command of anna")
        .doesNotContain("Call due");
  }

  @Test
  void aCallIsRefusedWithWhatWouldDo() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("callback", one.code(), "2026-11-20 14:00"))
        .isEqualTo(new TypedCase(2, "", "kuittaus: that time has gone by\n"));
    assertThat(typed("callback", one.code(), "tomorrow").err()).contains("2026-11-23 14:00");
    assertThat(typed("callback", one.code(), "2026-11-24 14:00", "--phone", "12").err())
        .contains("no phone number");
    for (String[] wrong :
        new String[][] {
          {"callback", one.code()},
          {"callback", one.code(), "2026-11-24 14:00", "--made"},
          {"callback", one.code(), "--made", "--phone", "040 123 4567"}
        }) {
      assertThat(typed(wrong).code()).isEqualTo(Cli.USAGE);
      assertThat(typed(wrong).err()).contains("--made");
    }
    assertThat(typed("show", one.code()).out()).contains("Answer due: Tue 2026-11-24 10:00");
  }

  @Test
  void tellsWhatTheBrakeHoldsAndLetsItGo() {
    assertThat(typed("brake")).isEqualTo(new TypedCase(0, "0 letters held\n", ""));
    desk.holdOne("One", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("brake", "--format", "json").out()).isEqualTo("{\"held\":1}\n");
    assertThat(typed("brake", "release").out()).isEqualTo("1 letter left to go\n");
    Reference two = desk.holdOne("Two", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("brake", "drop").out())
        .isEqualTo("1 letter dropped, and their conversations closed\n");
    assertThat(typed("show", two.code()).out()).contains("by the brake, by command of anna");
    assertThat(typed("brake", "pull").code()).isEqualTo(Cli.USAGE);
  }

  @Test
  void oneThatIsNotThereDoesNotKeepTheOthers() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    TypedCase closed = typed("close", "KU-22222", one.code());
    assertThat(closed)
        .isEqualTo(
            new TypedCase(
                Cli.USAGE, one + " is closed\n", "kuittaus: there is no conversation KU-22222\n"));
    assertThat(typed("show", "KU-22222"))
        .isEqualTo(new TypedCase(Cli.USAGE, "", "kuittaus: there is no conversation KU-22222\n"));
  }

  @Test
  void saysThatAReferenceIsMistyped() {
    for (String command : new String[] {"show", "close", "reopen"}) {
      TypedCase refused = typed(command, "KU-22223");
      assertThat(refused.code()).isEqualTo(Cli.USAGE);
      assertThat(refused.err())
          .contains("\"KU-22223\" is no reference", "mistyped")
          .hasLineCount(1);
    }
  }

  @Test
  void needsARunningDaemonToAct() {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    desk.close();
    for (String command : new String[] {"close", "reopen"}) {
      TypedCase refused = typed(command, one.code());
      assertThat(refused.code()).isEqualTo(Cli.UNREACHABLE);
      assertThat(refused.err())
          .hasLineCount(1)
          .contains("no daemon runs on the data folder " + data, "api.json");
    }
    desk = new SampleDesk(data);
  }

  @Test
  void seesThroughTheFilesOfADaemonThatDied() throws IOException {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    String api = Files.readString(data.resolve("api.json"));
    String token = Files.readString(data.resolve("api.token"));
    desk.close();
    Files.writeString(data.resolve("api.json"), api);
    Files.writeString(data.resolve("api.token"), token);
    assertThat(typed("list").out()).contains(one.code());
    assertThat(typed("close", one.code()).err())
        .contains("no daemon runs on the data folder " + data, "nothing answers at");
    desk = new SampleDesk(data);
  }

  @Test
  void anotherDaemonAtThatAddressIsNobody() throws IOException {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    Files.writeString(data.resolve("api.token"), "0".repeat(64));
    TypedCase refused = typed("close", one.code());
    assertThat(refused.code()).isEqualTo(Cli.UNREACHABLE);
    assertThat(refused.err()).contains("is another one");
  }

  @Test
  void namesTheFolderWhereThereIsNothing(@TempDir Path empty) {
    TypedCase refused = TypedCase.in(SampleDesk.NOW, Map.of(), "list", "--data", empty.toString());
    assertThat(refused.code()).isEqualTo(Cli.UNREACHABLE);
    assertThat(refused.err())
        .hasLineCount(1)
        .contains("no daemon runs on the data folder " + empty, "there is no database");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void readsWhatAKilledDaemonLeft(@TempDir Path copy) throws IOException {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    Files.copy(data.resolve("kuittaus.mv.db"), copy.resolve("kuittaus.mv.db"));
    byte[] before = Files.readAllBytes(copy.resolve("kuittaus.mv.db"));
    assertThat(TypedCase.in(SampleDesk.NOW, Map.of(), "list", "--data", copy.toString()).out())
        .contains(one.code());
    assertThat(copy.resolve("kuittaus.mv.db")).hasBinaryContent(before);
  }

  @Test
  void aCustomerDoesNotWriteToTheTerminal() {
    Reference one = desk.open("A\u001b[2J\u009bB\u202eC", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(typed("list").out()).contains("A[2JBC").doesNotContain("\u001b", "\u009b", "\u202e");
    assertThat(typed("show", one.code()).out()).doesNotContain("\u001b", "\u009b", "\u202e");
  }

  @Test
  void findsTheDataFolderInTheConfiguration() throws IOException {
    Reference one = desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    Path config = data.resolve("kuittaus.yaml");
    Files.writeString(
        config,
        """
        data: %s
        promises: %s
        mailboxes:
          support:
            address: support@example.com
            imap: { host: imap.example.com, user: support, password: "${NOT_SET}" }
            smtp: { host: smtp.example.com, user: support, password: "${NOT_SET}" }
        """
            .formatted(data, Path.of("config/promises.yaml").toAbsolutePath()));
    TypedCase listed =
        TypedCase.in(SampleDesk.NOW, Map.of("KUITTAUS_CONFIG", config.toString()), "list");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out()).contains(one.code());
  }

  private TypedCase typed(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data";
    all[args.length + 1] = data.toString();
    return TypedCase.in(SampleDesk.NOW, Map.of("USER", "anna"), all);
  }
}
