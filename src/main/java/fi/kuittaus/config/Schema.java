package fi.kuittaus.config;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The form that a file must have: the JSON Schema that editors use too.
 *
 * <p>Safe for threads.
 */
final class Schema {
  /** {@code kuittaus.yaml}'s. */
  static final Schema KUITTAUS = new Schema("kuittaus.schema.json");

  /** {@code promises.yaml}'s. */
  static final Schema PROMISES = new Schema("promises.schema.json");

  private final JsonNode root;
  private final com.networknt.schema.Schema validator;

  private Schema(String resource) {
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      root = JsonMapper.shared().readTree(Objects.requireNonNull(in, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    validator = SchemaRegistry.withDefaultDialect(Dialects.getDraft7()).getSchema(root);
  }

  JsonNode root() {
    return root;
  }

  List<Error> errors(JsonNode value) {
    return validator.validate(value);
  }

  /** The part of the schema that is about the value at this path. */
  JsonNode at(List<String> path) {
    JsonNode schema = root;
    for (String step : path) {
      schema = below(schema, step);
    }
    return schema;
  }

  /** The keys that a mapping of this part may have; empty where they are ops' own names. */
  static Set<String> keys(JsonNode schema) {
    return new TreeSet<>(schema.path("properties").propertyNames());
  }

  /** What would do there, written as YAML. */
  static Optional<String> example(JsonNode schema) {
    return examples(schema).stream().findFirst().map(Flow::text);
  }

  /** The values that this part lists, if it lists them. */
  static List<String> choices(JsonNode schema) {
    return StreamSupport.stream(schema.path("enum").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  /** {@code "; … would do"}, or nothing. */
  static String cure(JsonNode schema) {
    List<JsonNode> examples = examples(schema);
    String all = examples.stream().limit(3).map(Flow::text).collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    boolean several = examples.size() > 1 && examples.stream().noneMatch(JsonNode::isContainer);
    return examples.isEmpty()
        ? ""
        : "; "
            + (several
                ? all.substring(0, last) + " or " + all.substring(last + 2)
                : Flow.text(examples.getFirst()))
            + " would do";
  }

  /** Where else a key may stand: the paths of the mappings that have it, {@code *} for any name. */
  List<String> homes(String key) {
    TreeSet<String> homes = new TreeSet<>();
    collectHomes(root, key, "", homes);
    return List.copyOf(homes);
  }

  private void collectHomes(JsonNode schema, String key, String path, Set<String> homes) {
    JsonNode here = resolved(schema);
    here.path("properties")
        .properties()
        .forEach(property -> {
          if (property.getKey().equals(key)) {
            homes.add(path);
          }
          collectHomes(property.getValue(), key, join(path, property.getKey()), homes);
        });
    JsonNode any = here.path("additionalProperties");
    if (any.isObject()) {
      collectHomes(any, key, join(path, "*"), homes);
    }
    if (here.path("items").isObject()) {
      collectHomes(here.path("items"), key, path, homes);
    }
  }

  private static String join(String path, String step) {
    return path.isEmpty() ? step : path + "." + step;
  }

  private JsonNode below(JsonNode schema, String step) {
    JsonNode property = schema.path("properties").path(step);
    if (!property.isMissingNode()) {
      return resolved(property);
    }
    JsonNode any = schema.path("additionalProperties");
    JsonNode items = schema.path("items");
    return resolved(any.isObject() ? any : items);
  }

  private JsonNode resolved(JsonNode schema) {
    @Nullable String ref = schema.path("$ref").stringValue(null);
    return ref == null ? schema : root.at(ref.substring(1));
  }

  private static List<JsonNode> examples(JsonNode schema) {
    JsonNode examples = schema.path("examples");
    if (!examples.isMissingNode()) {
      return nodes(examples.iterator());
    }
    return schema.path("default") instanceof MissingNode
        ? List.of()
        : List.of(schema.path("default"));
  }

  private static List<JsonNode> nodes(Iterator<JsonNode> iterator) {
    return java.util.stream.Stream.iterate(iterator, Iterator::hasNext, i -> i)
        .map(Iterator::next)
        .toList();
  }
}
