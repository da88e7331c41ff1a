package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One reading of a YAML 1.2 text into a located tree.
 *
 * <p>Stricter than YAML where that prevents surprises: no key twice, no anchors, no second
 * document, no key that is not a single value.
 */
final class YamlReader {
  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");

  /** One that is too great for any key is a text: the schema's library does not bear it. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]{1,18}|[0-9]{1,18}\\.[0-9]{0,18})");

  private static final int DEEPEST = 20;
  private static final int MOST_VALUES = 30_000;
  private static final int LONGEST = 2_000;

  private final Findings findings;
  private final Iterator<Event> events;
  private int depth;
  private int values;

  private YamlReader(String text, Findings findings) {
    this.findings = findings;
    this.events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
  }

  /** The keys and values of the text; empty if there are none that can be read. */
  static Optional<Node.Mapping> read(String text, Findings findings) {
    try {
      return new YamlReader(text, findings).document();
    } catch (TooMuch e) {
      findings.mistake(e.at, String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (YamlEngineException e) {
      new YamlMistake(text).tell(e, findings);
      return Optional.empty();
    }
  }

  private Optional<Node.Mapping> document() {
    Event first = skipTo(Event.ID.DocumentStart);
    if (first.getEventId() == Event.ID.StreamEnd) {
      findings.mistake(Position.FILE, "the file is empty; the shipped one shows every key");
      return Optional.empty();
    }
    Node root = node(events.next());
    Event next = skipTo(Event.ID.DocumentStart);
    if (next.getEventId() == Event.ID.DocumentStart) {
      findings.mistake(at(next), "a second document begins here; leave out the line \"---\"");
    }
    if (root instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    findings.mistake(root.at(), "the file must be keys with values, not " + root.words());
    return Optional.empty();
  }

  private Event skipTo(Event.ID wanted) {
    Event event = events.next();
    while (event.getEventId() != wanted && event.getEventId() != Event.ID.StreamEnd) {
      event = events.next();
    }
    return event;
  }

  private Node node(Event event) {
    refuseAnchor(event);
    refuseTooMuch(event);
    depth++;
    Node node =
        switch (event) {
          case MappingStartEvent start -> mapping(start);
          case SequenceStartEvent start -> sequence(start);
          case ScalarEvent scalar ->
              new Node.Scalar(at(event), kind(scalar), scalar.getValue(), scalar.getValue());
          default -> new Node.Scalar(at(event), Node.Kind.NULL, "", "");
        };
    depth--;
    return node;
  }

  /** What no configuration has, and what would only cost time and memory to look at. */
  private void refuseTooMuch(Event event) {
    values++;
    if (depth >= DEEPEST) {
      throw new TooMuch(at(event), "more than " + DEEPEST + " levels deep; no key lies so deep");
    }
    if (values > MOST_VALUES) {
      throw new TooMuch(at(event), "more than " + MOST_VALUES + " values; is this the right file?");
    }
    if (event instanceof ScalarEvent scalar && scalar.getValue().length() > LONGEST) {
      throw new TooMuch(
          at(event), "a text of more than " + LONGEST + " characters; is a quote not closed?");
    }
  }

  /** A text that is not read to its end. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Position at;

    private TooMuch(Position at, String message) {
      super(message, null, false, false);
      this.at = at;
    }
  }

  private void refuseAnchor(Event event) {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent n && n.getAnchor().isPresent())) {
      findings.mistake(at(event), "anchors (&) and aliases (*) are not read; write the value out");
    }
  }

  private Node.Mapping mapping(Event start) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next(); !ends(event); event = events.next()) {
      Node key = node(event);
      Node value = node(events.next());
      if (key instanceof Node.Scalar(Position keyAt, _, String name, _)) {
        Node.Entry before = entries.putIfAbsent(name, new Node.Entry(name, keyAt, value));
        refuseTwice(name, keyAt, before);
      } else {
        findings.mistake(key.at(), "a key is a single word, not " + key.words());
      }
    }
    return new Node.Mapping(at(start), List.copyOf(entries.values()));
  }

  private void refuseTwice(String name, Position at, Node.@Nullable Entry before) {
    if (before != null) {
      findings.mistake(
          at,
          name + " stands in line " + before.keyAt().line() + " already; leave one of them out");
    }
  }

  private Node sequence(Event start) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next(); !ends(event); event = events.next()) {
      items.add(node(event));
    }
    return new Node.Sequence(at(start), items);
  }

  private static boolean ends(Event event) {
    return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
  }

  private static Node.Kind kind(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain() || scalar.getTag().isPresent()) {
      return Node.Kind.TEXT;
    }
    return NULL.matcher(text).matches()
        ? Node.Kind.NULL
        : BOOLEAN.matcher(text).matches()
            ? Node.Kind.BOOLEAN
            : INTEGER.matcher(text).matches()
                ? Node.Kind.INTEGER
                : NUMBER.matcher(text).matches() ? Node.Kind.NUMBER : Node.Kind.TEXT;
  }

  private static Position at(Event event) {
    return event.getStartMark().map(YamlReader::position).orElse(Position.FILE);
  }

  static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
