package fi.kuittaus.console;

import fi.kuittaus.conversation.Incident;
import fi.kuittaus.flow.Announcing;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** What the API answers about incidents. */
final class IncidentRoutes {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NOTE = 2000;
  private static final int MOST_WORDS = 50;
  private static final String TO_OPEN =
      "the body is {\"name\": a line of at most 100 characters, \"match\": [words], \"topic\": …,"
          + " \"mailbox\": …, \"since\": \"2026-11-23 07:40\", \"note\": for the customers, at most"
          + " 2000 characters, \"dryRun\": …, \"by\": who opens it}, with match or topic";
  private static final String TO_TELL =
      "the body is {\"name\": of the incident, \"note\": for its customers, at most 2000"
          + " characters, \"by\": who tells it}";
  private final Announcing announcing;

  IncidentRoutes(Announcing announcing) {
    this.announcing = announcing;
  }

  /** A body that opens an incident. */
  record ToOpen(
      String name,
      Optional<List<String>> match,
      Optional<String> topic,
      Optional<String> mailbox,
      Optional<String> since,
      String note,
      Optional<Boolean> dryRun,
      Optional<String> by) {
    ToOpen {
      Objects.requireNonNull(name);
      Objects.requireNonNull(note);
    }

    Announcing.Wanted wanted() {
      return new Announcing.Wanted(
          phrase(name),
          new Incident.Matching(mailbox, topic, words()),
          since.map(text -> CallRequest.time(text.strip())),
          dryRun.orElse(false));
    }

    private List<String> words() {
      List<String> words =
          match.orElse(List.of()).stream().map(IncidentRoutes::phrase).distinct().toList();
      if (words.size() > MOST_WORDS) {
        throw new IllegalArgumentException("match");
      }
      return words;
    }
  }

  /** A body that tells the customers of an incident something. */
  record ToTell(String name, String note, Optional<String> by) {
    ToTell {
      Objects.requireNonNull(name);
      Objects.requireNonNull(note);
    }
  }

  /** What telling takes, checked. */
  private record Telling(String name, String note, String by) {}

  private interface Telephone {
    Object tell(String name, String note, String by);
  }

  Answer list() {
    return Answer.ok(Map.of("incidents", announcing.list()));
  }

  Answer open(Routes.Call call) {
    Announcing.Wanted wanted;
    Telling first;
    try {
      ToOpen body = Json.read(call.body(), ToOpen.class);
      wanted = body.wanted();
      first = telling(new ToTell(body.name(), body.note(), body.by()));
    } catch (JacksonException
        | IllegalArgumentException
        | NullPointerException
        | DateTimeException _) {
      return Answer.error(400, TO_OPEN);
    }
    return answered(() -> announcing.open(wanted, first.note(), first.by()));
  }

  Answer note(Routes.Call call) {
    return tell(call, announcing::note);
  }

  Answer resolve(Routes.Call call) {
    return tell(call, announcing::resolve);
  }

  private static Answer tell(Routes.Call call, Telephone telephone) {
    Telling telling;
    try {
      telling = telling(Json.read(call.body(), ToTell.class));
    } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
      return Answer.error(400, TO_TELL);
    }
    return answered(() -> telephone.tell(telling.name(), telling.note(), telling.by()));
  }

  private static Answer answered(Supplier<Object> done) {
    try {
      return Answer.ok(done.get());
    } catch (IllegalArgumentException e) {
      return Answer.error(400, String.valueOf(e.getMessage()));
    }
  }

  private static Telling telling(ToTell body) {
    String note = body.note().strip();
    if (note.isEmpty() || note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("note");
    }
    return new Telling(phrase(body.name()), note, Routes.line(body.by().orElse(Routes.NOBODY)));
  }

  /** One line that is not too long. */
  private static String phrase(String text) {
    if (text.strip().length() > LONGEST_NAME) {
      throw new IllegalArgumentException("line");
    }
    return Routes.line(text);
  }
}
