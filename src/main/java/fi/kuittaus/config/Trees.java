package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Paths through a located tree, and the tree as JSON. */
final class Trees {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Trees() {}

  /** The value at a path of keys and indices. */
  static @Nullable Node at(Node root, List<String> path) {
    @Nullable Node node = root;
    for (String step : path) {
      node = below(node, step);
    }
    return node;
  }

  /** The place of the key that the value at a path belongs to; of an item: the item's own. */
  static Position keyAt(Node root, List<String> path) {
    if (path.isEmpty()) {
      return root.at();
    }
    @Nullable Node parent = at(root, path.subList(0, path.size() - 1));
    if (parent instanceof Node.Mapping mapping) {
      return mapping.entry(path.getLast()).map(Node.Entry::keyAt).orElse(mapping.at());
    }
    @Nullable Node own = at(root, path);
    return own == null ? root.at() : own.at();
  }

  static List<String> child(List<String> path, String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }

  /** The last key of a path; of an item: its list's. */
  static String name(List<String> path) {
    return path.reversed().stream()
        .filter(step -> !step.matches("[0-9]+"))
        .findFirst()
        .orElse("the file");
  }

  /** The types that a part of a schema takes, as people say it. */
  static String typeWords(JsonNode schema) {
    JsonNode type = schema.path("type");
    Stream<JsonNode> types =
        type.isArray() ? StreamSupport.stream(type.spliterator(), false) : Stream.of(type);
    List<String> words = new ArrayList<>(types.map(t -> typeWord(t.asString())).toList());
    words.remove("nothing");
    return words.contains("a whole number")
        ? "a whole number"
        : words.stream().collect(Collectors.joining(" or "));
  }

  private static String typeWord(String type) {
    return switch (type) {
      case "object" -> "keys with values";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "null" -> "nothing";
      default -> "text";
    };
  }

  static JsonNode json(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach(e -> object.set(e.key(), json(e.value())));
        yield object;
      }
      case Node.Sequence sequence -> {
        ArrayNode array = JSON.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Node.Scalar scalar -> json(scalar);
    };
  }

  private static JsonNode json(Node.Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> JSON.stringNode(scalar.written());
      case INTEGER -> JSON.numberNode(new BigInteger(scalar.written()));
      case NUMBER -> JSON.numberNode(new BigDecimal(scalar.written()));
      case BOOLEAN -> JSON.booleanNode(scalar.written().equalsIgnoreCase("true"));
      case NULL -> JSON.nullNode();
    };
  }

  private static @Nullable Node below(@Nullable Node node, String step) {
    return switch (node) {
      case null -> null;
      case Node.Mapping mapping -> mapping.entry(step).map(Node.Entry::value).orElse(null);
      case Node.Sequence sequence when step.matches("[0-9]+") ->
          Integer.parseInt(step) < sequence.items().size()
              ? sequence.items().get(Integer.parseInt(step))
              : null;
      case Node.Sequence _, Node.Scalar _ -> null;
    };
  }
}
