package fi.kuittaus.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.config.Settings;
import fi.kuittaus.conversation.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalApiTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  @TempDir Path data;
  private SampleDesk desk;
  private URI address;
  private ApiClient api;

  @BeforeEach
  void start() {
    desk = new SampleDesk(data);
    connect();
  }

  private void connect() {
    address = desk.start();
    api = new ApiClient(data, address);
  }

  @AfterEach
  void stop() {
    api.close();
    desk.close();
  }

  @Test
  void leavesItsAddressAndTokenForTheOwnerOnly() throws IOException {
    JsonNode api = MAPPER.readTree(Files.readString(data.resolve("api.json")));
    assertThat(api.get("address").asString()).isEqualTo(address.toString());
    assertThat(api.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    Path token = Path.of(api.get("tokenFile").asString());
    assertThat(Files.readString(token).strip()).matches("[0-9a-f]{64}");
    for (Path file : List.of(token, data.resolve("api.json"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void takesItsFilesAwayAndStopsQuickly() {
    long begun = System.nanoTime();
    desk.api.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    assertThat(data.resolve("api.json")).doesNotExist();
    assertThat(data.resolve("api.token")).doesNotExist();
    assertThatThrownBy(() -> api.get("/api/health")).isInstanceOf(IOException.class);
  }

  @Test
  void eachStartHasItsOwnToken() throws Exception {
    String before = api.token();
    api.close();
    desk.close();
    desk = new SampleDesk(data);
    connect();
    assertThat(api.token()).isNotEqualTo(before);
    assertThat(
            api.send(api.request("/api/health").setHeader("Authorization", "Bearer " + before))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void isHealthy() throws Exception {
    desk.open("Lasku", "2026-11-23T09:07", "2026-11-24T10:00");
    HttpResponse<String> answer = api.get("/api/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ApiClient.json(answer).get("status").asString()).isEqualTo("ok");
    assertThat(ApiClient.json(answer).get("open").asInt()).isEqualTo(1);
  }

  @Test
  void saysOfEachMailboxWhetherLettersLeave() throws Exception {
    JsonNode support = ApiClient.json(api.get("/api/health")).at("/mailboxes/support");
    assertThat(support.get("sending").asString()).isEqualTo("no");
    assertThat(support.get("reason").asString())
        .isEqualTo("the lease of the mailbox has not been taken yet");
  }

  @Test
  void saysWhenTheDatabaseIsGone() throws Exception {
    desk.loseStore();
    assertThat(api.get("/api/health").statusCode()).isEqualTo(503);
  }

  @Test
  void listsWhatIsDueSoonestFirst() throws Exception {
    Reference later = desk.open("Later", "2026-11-23T09:07", "2026-11-24T10:00");
    Reference sooner = desk.open("Sooner", "2026-11-23T08:07", "2026-11-23T16:00");
    HttpResponse<String> answer = api.get("/api/conversations?status=open&limit=10");
    JsonNode list = ApiClient.json(answer).get("conversations");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(list.get(0).get("reference").asString()).isEqualTo(sooner.code());
    assertThat(list.get(1).get("reference").asString()).isEqualTo(later.code());
    assertThat(ApiClient.json(answer).get("more").asBoolean()).isFalse();
    assertThat(ApiClient.json(api.get("/api/conversations?limit=1")).get("more").asBoolean())
        .isTrue();
  }

  @Test
  void promisesACallOnTheDesksClockOrWithAnOffset() throws Exception {
    String path = "/api/conversations/" + desk.open("One", "2026-11-23T09:07", "2026-11-24T10:00");
    for (String at : List.of("2026-11-24 14:00", "2026-11-24T14:00", "2026-11-24T12:00:00Z")) {
      JsonNode one = ApiClient.json(api.post(path + "/callback", "{\"at\":\"" + at + "\"}"));
      assertThat(one.at("/times/dueAt").asString()).as(at).isEqualTo("2026-11-24T12:00:00Z");
      assertThat(one.at("/matter/promised").asString()).isEqualTo("call");
    }
    for (String body : List.of("", "{}", "{\"at\":\"14:00\"}", "{\"at\":\"2026-13-24 14:00\"}")) {
      assertThat(api.post(path + "/callback", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(api.get(path + "/callback").statusCode()).isEqualTo(405);
    assertThat(ApiClient.json(api.post(path + "/called", "")).at("/times/dueAt").isNull()).isTrue();
  }

  @Test
  void incidentsTakeWhatIsWholeOnly() throws Exception {
    String good = "{\"name\":\"Katko\",\"match\":[\"katko\"],\"note\":\"Tutkimme.\"}";
    for (String body :
        List.of(
            "",
            "{}",
            "{\"name\":\"Katko\",\"note\":\"x\"}",
            "{\"name\":\"Katko\",\"match\":[\"\"],\"note\":\"x\"}",
            "{\"name\":\"Katko\",\"match\":[null],\"note\":\"x\"}",
            "{\"name\":\"A\\nB\",\"match\":[\"katko\"],\"note\":\"x\"}",
            "{\"name\":\"Katko\",\"match\":[\"katko\"],\"note\":\" \"}",
            "{\"name\":\"Katko\",\"topic\":\"fault\",\"note\":\"x\",\"since\":\"soon\"}")) {
      assertThat(api.post("/api/incidents/open", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(api.post("/api/incidents/open", good).statusCode()).isEqualTo(200);
    assertThat(api.post("/api/incidents/note", "{\"name\":\"Katko\"}").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/incidents/note").statusCode()).isEqualTo(405);
    assertThat(api.get("/api/incidents/else").statusCode()).isEqualTo(404);
    JsonNode list = ApiClient.json(api.get("/api/incidents"));
    assertThat(list.at("/incidents/0/name").asString()).isEqualTo("Katko");
  }

  @Test
  void theFieldsOfAListAreAContract() throws Exception {
    Reference reference = desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
    JsonNode one = ApiClient.json(api.get("/api/conversations")).get("conversations").get(0);
    assertThat(MAPPER.writeValueAsString(one))
        .isEqualTo(
            """
            {"reference":"%s","mailbox":"support","status":"open",\
            "customer":{"name":"Maija Meikäläinen","address":"maija@customer.example","language":"fi"},\
            "matter":{"subject":"Lasku 7","topic":"question","urgency":"normal","promised":"answer"},\
            "times":{"zone":"Europe/Helsinki","openedAt":"2026-11-23T07:07:00Z",\
            "dueAt":"2026-11-24T08:00:00Z","nextUpdateAt":null,"answeredAt":null,"closedAt":null}}\
            """
                .formatted(reference));
  }

  @Test
  void showsAllOfAConversationButTheCustomersText() throws Exception {
    Reference reference = desk.open("Lasku", "2026-11-23T09:07", "2026-11-24T10:00");
    HttpResponse<String> answer = api.get("/api/conversations/" + reference);
    JsonNode dossier = ApiClient.json(answer);
    assertThat(dossier.propertyNames())
        .containsExactly("conversation", "progress", "mails", "letters", "promises", "history");
    assertThat(dossier.at("/mails/0/verdict").asString()).isEqualTo("person");
    assertThat(dossier.at("/mails/0/outcome").asString()).isEqualTo("opened");
    assertThat(dossier.at("/letters/0/text").asString()).contains("Hei Maija");
    assertThat(dossier.at("/letters/0/delivery/state").asString()).isEqualTo("accepted");
    assertThat(dossier.at("/promises/0/dueAt").asString()).isEqualTo("2026-11-24T08:00:00Z");
    assertThat(dossier.at("/history/0/what").asString()).isEqualTo("opened");
    assertThat(answer.body()).doesNotContain("own words");
  }

  @Test
  void closesAndReopens() throws Exception {
    Reference reference = desk.open("Lasku", "2026-11-23T09:07", "2026-11-24T10:00");
    String path = "/api/conversations/" + reference;
    HttpResponse<String> closed = api.post(path + "/close", "{\"by\":\"by command of anna\"}");
    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(ApiClient.json(closed).get("status").asString()).isEqualTo("closed");
    assertThat(ApiClient.json(closed).at("/times/zone").asString()).isEqualTo("Europe/Helsinki");
    assertThat(ApiClient.json(api.get("/api/conversations")).get("conversations")).isEmpty();
    assertThat(ApiClient.json(api.get("/api/conversations?status=all")).get("conversations"))
        .hasSize(1);
    HttpResponse<String> reopened = api.post(path + "/reopen", "");
    assertThat(ApiClient.json(reopened).get("status").asString()).isEqualTo("working");
    assertThat(api.get(path).body()).contains("by command of anna").contains("by the local API");
    assertThat(desk.lastActor.get().isVirtual()).isTrue();
  }

  @Test
  void aNoteHasATextThatIsNotTooLong() throws Exception {
    String path =
        "/api/conversations/" + desk.open("Lasku", "2026-11-23T09:07", "2026-11-24T10:00");
    assertThat(api.post(path + "/note", "{\"text\":\"Osa on tilattu.\"}").statusCode())
        .isEqualTo(200);
    for (String body :
        List.of("", "{}", "{\"text\":\" \"}", "{\"text\":\"" + "x".repeat(2001) + "\"}")) {
      assertThat(api.post(path + "/note", body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void backsUpToAnAbsolutePathOnly() throws Exception {
    Path file = data.resolve("backup.zip");
    String body = "{\"file\":\"%s\",\"force\":false,\"at\":\"2026-11-23T07:07:00Z\"}";
    HttpResponse<String> written = api.post("/api/backup", body.formatted(file));
    assertThat(written.statusCode()).isEqualTo(200);
    assertThat(ApiClient.json(written).get("bytes").asLong()).isEqualTo(Files.size(file));
    HttpResponse<String> again = api.post("/api/backup", body.formatted(file));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("exists already");
    for (String wrong : List.of(body.formatted("backup.zip"), "{}", "", "[1]")) {
      assertThat(api.post("/api/backup", wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(api.get("/api/backup").statusCode()).isEqualTo(405);
  }

  @Test
  void forgetsAnAddress() throws Exception {
    desk.open("Lasku", "2026-11-23T09:07", "2026-11-24T10:00");
    HttpResponse<String> answer =
        api.post("/api/forget", "{\"address\":\"Maija@customer.example\",\"dryRun\":false}");
    assertThat(answer.body())
        .isEqualToIgnoringNewLines(
            "{\"conversations\":1,\"mails\":1,\"letters\":1,\"quarantined\":0}");
    assertThat(api.get("/api/conversations?status=all").body()).doesNotContain("maija@");
    for (String wrong :
        List.of(
            "{\"address\":\"Maija\",\"dryRun\":true}",
            "{\"address\":\"maija@customer.example\"}",
            "{}",
            "")) {
      assertThat(api.post("/api/forget", wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void saysThatAnAddressIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path other = Files.createDirectory(data.resolve("other"));
      try (SampleDesk second =
          new SampleDesk(other, new Settings.Listen("127.0.0.1", taken.getLocalPort()))) {
        assertThatThrownBy(second::start)
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        assertThat(other.resolve("api.json")).doesNotExist();
      }
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    Path other = Files.createDirectory(data.resolve("other"));
    try (SampleDesk open = new SampleDesk(other, new Settings.Listen("0.0.0.0", 0))) {
      assertThatThrownBy(open::start).hasMessageContaining("loopback");
    }
  }
}
