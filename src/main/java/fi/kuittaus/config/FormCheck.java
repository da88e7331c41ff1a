package fi.kuittaus.config;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import fi.kuittaus.config.Finding.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One check of a file's tree against its schema, in the words of people. */
final class FormCheck {
  private final Schema schema;
  private final Node.Mapping root;
  private final Findings findings;

  /** Keys that a misspelt one seems to mean: nobody is told that these are missing, too. */
  private final Set<List<String>> meant = new HashSet<>();

  FormCheck(Schema schema, Node.Mapping root, Findings findings) {
    this.schema = schema;
    this.root = root;
    this.findings = findings;
  }

  /** Records every mistake of form, but for values that are known to be wrong already. */
  void check() {
    List<Error> errors = new ArrayList<>(schema.errors(Trees.json(root)));
    errors.sort(Comparator.comparing(e -> e.getKeyword().equals("required")));
    errors.stream().takeWhile(_ -> !findings.areMany()).forEach(this::tell);
  }

  private void tell(Error error) {
    List<String> path = path(error.getInstanceLocation());
    switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(path, error.getProperty());
      case "required" -> missingKey(path, error.getProperty());
      case "propertyNames" -> {} // names are read by their own rule
      default -> wrongValue(error.getKeyword(), path);
    }
  }

  private void unknownKey(List<String> path, String key) {
    if (!(Trees.at(root, path) instanceof Node.Mapping mapping)) {
      return;
    }
    Position at = mapping.entry(key).map(Node.Entry::keyAt).orElse(mapping.at());
    if (key.equals("<<")) {
      findings.mistake(at, "merge keys (<<) are not read; write the keys out");
      return;
    }
    Set<String> known = new TreeSet<>(Schema.keys(schema.at(path)));
    List<String> free = known.stream().filter(k -> mapping.entry(k).isEmpty()).toList();
    Nearest.to(key, free).ifPresent(near -> meant.add(Trees.child(path, near)));
    String others = "; known here are " + String.join(", ", known);
    findings.mistake(at, "unknown key " + key + Nearest.hint(key, free, homes(key, others)));
  }

  private String homes(String key, String otherwise) {
    List<String> homes = schema.homes(key);
    return homes.isEmpty() || homes.size() > 3
        ? otherwise
        : "; it belongs "
            + homes.stream()
                .map(home -> home.isEmpty() ? "to the top level" : "in " + home)
                .collect(Collectors.joining(" or "));
  }

  private void missingKey(List<String> path, String key) {
    List<String> missing = Trees.child(path, key);
    if (meant.contains(missing)) {
      return;
    }
    String example = Schema.example(schema.at(missing)).orElse("…");
    String where = path.isEmpty() ? "" : Trees.name(path) + ": ";
    findings.mistake(
        Trees.keyAt(root, path),
        where + key + " is missing; " + key + ": " + example + " would do");
  }

  private void wrongValue(String keyword, List<String> path) {
    @Nullable Node node = Trees.at(root, path);
    if (node == null || findings.has(node.at())) {
      return;
    }
    JsonNode wanted = schema.at(path);
    String problem = problem(keyword, node, wanted);
    boolean nothing = node instanceof Node.Scalar s && s.kind() == Node.Kind.NULL;
    Position at = nothing ? Trees.keyAt(root, path) : node.at();
    findings.mistake(at, Trees.name(path) + ": " + problem + cure(keyword, node, wanted));
  }

  private static String problem(String keyword, Node node, JsonNode wanted) {
    String written = node instanceof Node.Scalar s ? s.written() : "";
    return switch (keyword) {
      case "type" ->
          node instanceof Node.Scalar s && s.kind() == Node.Kind.NULL
              ? "nothing stands here"
              : "must be " + Trees.typeWords(wanted) + ", not " + node.words();
      case "enum" ->
          "\"" + written + "\" is not one of " + String.join(", ", Schema.choices(wanted));
      case "minimum" -> written + " is less than " + wanted.path("minimum");
      case "maximum" -> written + " is more than " + wanted.path("maximum");
      case "minProperties", "minItems", "minLength" -> "this is empty";
      case "maxLength" -> "more than " + wanted.path("maxLength") + " characters";
      default -> "\"" + written + "\" does not fit";
    };
  }

  private static String cure(String keyword, Node node, JsonNode wanted) {
    if (keyword.equals("enum") && node instanceof Node.Scalar s) {
      return Nearest.hint(s.written(), Schema.choices(wanted), "");
    }
    boolean lacksQuotes = node instanceof Node.Scalar && Trees.typeWords(wanted).equals("text");
    return keyword.equals("type") && lacksQuotes ? "; put it in quotes" : Schema.cure(wanted);
  }

  private static List<String> path(NodePath path) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(String.valueOf(path.getElement(i)));
    }
    return steps;
  }
}
