package fi.kuittaus.campaign;

import fi.kuittaus.campaign.KeptData.Row;
import fi.kuittaus.lab.UnkindSink.Taken;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Mailbox, database, mail server and Sent side by side, after all has ended: what DESIGN.md section
 * 5 calls {@code nothing-lost}, {@code acknowledged-once} and {@code durable}.
 */
final class Comparison {
  private final List<String> findings = new ArrayList<>();
  private final Map<String, Long> figures = new LinkedHashMap<>();
  private final KeptData kept;
  private final MailFolders folders;
  private final List<Load.Written> written;
  private final List<Taken> taken;
  private final int kills;
  private final Map<String, Row> letters;
  private final Map<String, List<Row>> lettersTo;
  private final Map<String, Set<String>> takenFor;
  private final Set<String> takenIds;

  Comparison(
      KeptData kept, MailFolders folders, List<Load.Written> written, List<Taken> taken, int kills)
      throws SQLException {
    this.kept = kept;
    this.folders = folders;
    this.written = written;
    this.taken = taken;
    this.kills = kills;
    List<Row> outbox = kept.rows("select * from outbox order by id");
    letters =
        outbox.stream().collect(Collectors.toMap(r -> r.text("message_id"), Function.identity()));
    lettersTo = outbox.stream().collect(Collectors.groupingBy(Comparison::answered));
    takenIds = taken.stream().map(Taken::messageId).collect(Collectors.toSet());
    takenFor =
        taken.stream()
            .collect(
                Collectors.groupingBy(
                    t -> t.header("In-Reply-To").orElse(""),
                    Collectors.mapping(Taken::messageId, Collectors.toSet())));
  }

  /** The Message-ID of the mail that a letter answers. */
  private static String answered(Row letter) {
    return letter
        .text("headers")
        .lines()
        .filter(h -> h.startsWith("In-Reply-To: "))
        .map(h -> h.substring("In-Reply-To: ".length()))
        .findFirst()
        .orElse("");
  }

  Outcome outcome() throws SQLException {
    count("kills", kills);
    count("mails written", written.size());
    nothingIsLost();
    everyCustomerIsAcknowledgedOnce();
    nobodyElseIsWrittenTo();
    nothingLeftThatWasNotOnDisk();
    repeatsAreThoseInFlight();
    everyLetterHasOneCopy();
    everyPromiseIsTheOneThatWasStored();
    return new Outcome(findings, figures);
  }

  private void nothingIsLost() throws SQLException {
    Set<Long> stored =
        kept
            .rows(
                "select uid from message where folder = 'INBOX'"
                    + " union select uid from quarantine where folder = 'INBOX'")
            .stream()
            .map(r -> r.number("uid"))
            .collect(Collectors.toSet());
    List<Long> lost =
        folders.inbox().keySet().stream()
            .filter(uid -> uid > Campaign.MAILS_BEFORE && !stored.contains(uid))
            .toList();
    count("mails in the mailbox", folders.inbox().size());
    count("lost", lost.size());
    lost.forEach(uid -> findings.add("lost: the mail with UID " + uid));
    require(
        folders.inbox().size() == written.size() + Campaign.MAILS_BEFORE,
        "the mailbox does not hold what was delivered");
  }

  private void everyCustomerIsAcknowledgedOnce() {
    long givenUp = 0;
    for (Load.Written mail : written) {
      switch (mail.kind()) {
        case OPENS -> givenUp += acknowledged(mail) ? 0 : 1;
        case REFUSED -> {
          acknowledgement(mail);
          require(takenFor(mail).isEmpty(), "taken for a refused recipient: " + mail);
        }
        case CONTINUES ->
            require(takenFor(mail).size() <= 1, "more than one letter answers " + mail);
        case REPEATS -> {}
        case UNANSWERED -> require(takenFor(mail).isEmpty(), "answered: " + mail);
      }
    }
    count("uncertain twice, so left to the desk", givenUp);
  }

  /** Whether the sink took it; else it was in flight twice when something broke. */
  private boolean acknowledged(Load.Written mail) {
    Row letter = acknowledgement(mail);
    int letters = takenFor(mail).size();
    require(letters <= 1, letters + " acknowledgements of " + mail);
    boolean givenUp =
        letter.text("state").equals("uncertain")
            && letter.text("uncertain").equals("TRUE")
            && letter.number("attempts") >= 2;
    require(letters == 1 || givenUp, "never acknowledged: " + mail + ", " + letter.text("state"));
    return letters == 1;
  }

  private Row acknowledgement(Load.Written mail) {
    List<Row> found =
        lettersTo.getOrDefault(mail.id(), List.of()).stream()
            .filter(r -> r.text("kind").equals("acknowledgement"))
            .toList();
    require(found.size() == 1, found.size() + " acknowledgements stored of " + mail);
    return found.isEmpty() ? new Row(Map.of()) : found.getFirst();
  }

  /** The Message-IDs of what the sink took in answer to a mail. */
  private Set<String> takenFor(Load.Written mail) {
    return takenFor.getOrDefault(mail.id(), Set.of());
  }

  private void nobodyElseIsWrittenTo() {
    Set<String> customers =
        written.stream()
            .filter(m -> m.kind() != Load.Kind.UNANSWERED && m.kind() != Load.Kind.REFUSED)
            .map(Load.Written::from)
            .collect(Collectors.toSet());
    taken.stream()
        .map(Taken::recipient)
        .filter(Predicate.not(customers::contains))
        .filter(to -> !to.equals("team@example.com"))
        .forEach(to -> findings.add("written to, who must get nothing: " + to));
  }

  private void nothingLeftThatWasNotOnDisk() {
    for (Taken mail : taken) {
      Row letter = letters.get(mail.messageId());
      if (letter != null) {
        require(letter.text("to_address").equals(mail.recipient()), "to somebody else: " + mail);
        require(
            LetterText.plain(mail.text()).equals(LetterText.bare(letter.text("text"))),
            "says other than what is stored: " + mail.messageId());
      } else if (!mail.recipient().equals("team@example.com")) { // alarms need no database
        findings.add("taken, and not in the outbox: " + mail.messageId());
      }
    }
    for (Row letter : letters.values()) {
      String state = letter.text("state");
      require(!state.equals("waiting") && !state.equals("claimed"), "left over: " + state);
      require(
          !state.equals("accepted") || takenIds.contains(letter.text("message_id")),
          "accepted, and the server never took it: " + letter.text("message_id"));
    }
  }

  /** The same Message-ID again is no new letter; how often that may be, the faults say. */
  private void repeatsAreThoseInFlight() {
    int repeats = taken.size() - takenIds.size();
    long untold = taken.stream().filter(mail -> !mail.told()).count();
    count("letters taken", takenIds.size());
    count("repeats", repeats);
    count("taken by a server that hung up on it", untold);
    require(
        repeats <= (long) kills * Campaign.CONNECTIONS + untold,
        repeats + " repeats are more than can have been in flight");
  }

  private void everyLetterHasOneCopy() {
    Map<String, Long> copies =
        folders.sent().values().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    count("copies in Sent", folders.sent().size());
    for (Row letter : letters.values()) {
      boolean wanted =
          letter.text("state").equals("accepted") && !letter.text("reference").isEmpty();
      long found = copies.getOrDefault(letter.text("message_id"), 0L);
      require(
          found == (wanted ? 1 : 0),
          found + " copies in Sent of one " + letter.text("state") + ": " + letter.text("kind"));
    }
  }

  private void everyPromiseIsTheOneThatWasStored() throws SQLException {
    for (Row promise :
        kept.rows(
            """
            select o.message_id, o.state, p.due_at, p.given_at, c.promise_due
            from promise p join outbox o on o.id = p.outbox_id
              join conversation c on c.reference = p.reference
            where p.what = 'answer'
            """)) {
      String id = promise.text("message_id");
      require(promise.text("due_at").equals(promise.text("promise_due")), "another promise: " + id);
      require(
          promise.text("given_at").isEmpty() != promise.text("state").equals("accepted"),
          "given without being accepted, or the other way round: " + id);
    }
  }

  private void count(String what, long number) {
    figures.put(what, number);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      findings.add(otherwise);
    }
  }
}
