package fi.kuittaus.config;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.letter.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ShippedFilesTest {
  @Test
  void theShippedConfigurationHasNeitherMistakeNorWarning() {
    Environment environment =
        Environment.of(name -> Optional.of(name).filter("SUPPORT_PASSWORD"::equals));

    assertThat(ConfigurationFiles.read(Path.of("config/kuittaus.yaml"), environment))
        .isInstanceOfSatisfying(
            Loaded.Good.class,
            good -> {
              assertThat(good.configuration().warnings()).isEmpty();
              assertThat(good.configuration().notYet()).isEmpty();
            });
  }

  /** Configuration is documentation: what is commented out is shown with all its keys. */
  @ParameterizedTest
  @ValueSource(strings = {"kuittaus", "promises"})
  void theShippedFileShowsEveryKeyOfTheSchemaAndNoOther(String name) throws IOException {
    Schema schema = schema(name);

    assertThat(shown(name, schema)).containsExactlyInAnyOrderElementsOf(keys(schema));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kuittaus", "promises"})
  void whatIsCommentedOutHasTheRightForm(String name) throws IOException {
    Findings findings = new Findings(name);
    Node.Mapping root = YamlReader.read(uncommented(name), findings).orElseThrow();
    new FormCheck(schema(name), root, findings).check();

    assertThat(findings.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kuittaus", "promises"})
  void editorsAreTold(String name) throws IOException {
    assertThat(Files.readString(file(name)))
        .startsWith("# yaml-language-server: $schema=" + name + ".schema.json\n");
    assertThat(parts(schema(name)))
        .allSatisfy(part -> {
          assertThat(part.schema().path("description").asString("")).as(part.key()).isNotBlank();
          assertThat(part.schema().path("examples")).as(part.key()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"kuittaus", "promises"})
  void examplesAndDefaultsFitTheirOwnSchema(String name) {
    for (Part part : parts(schema(name))) {
      List<JsonNode> values = new ArrayList<>();
      part.schema().path("examples").forEach(values::add);
      Optional.of(part.schema().path("default"))
          .filter(d -> !d.isMissingNode())
          .ifPresent(values::add);
      JsonNode pattern = part.schema().path("pattern");
      values.stream()
          .filter(JsonNode::isString)
          .filter(_ -> pattern.isString())
          .forEach(
              v -> assertThat(v.asString()).as(part.key()).containsPattern(pattern.asString()));
      JsonNode choices = part.schema().path("enum");
      values.stream()
          .filter(_ -> choices.isArray())
          .forEach(v -> assertThat(choices).as(part.key()).contains(v));
    }
  }

  @Test
  void theLanguagesOfTheSchemaAreThoseThatThereAreLettersIn() {
    JsonNode languages =
        Schema.KUITTAUS.at(List.of("mailboxes", "support", "languages", "0")).path("enum");

    assertThat(StreamSupport.stream(languages.spliterator(), false).map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(Wording.languages());
  }

  /** A key of the schema, with dots, and the part of the schema about its value. */
  private record Part(String key, JsonNode schema) {}

  private static Set<String> keys(Schema schema) {
    return new TreeSet<>(parts(schema).stream().map(Part::key).toList());
  }

  private static List<Part> parts(Schema schema) {
    List<Part> parts = new ArrayList<>();
    collect(schema, List.of(), parts);
    return parts;
  }

  private static void collect(Schema schema, List<String> path, List<Part> parts) {
    JsonNode here = schema.at(path);
    for (String key : Schema.keys(here)) {
      List<String> below = Trees.child(path, key);
      parts.add(new Part(String.join(".", below), schema.at(below)));
      collect(schema, below, parts);
    }
    if (here.path("additionalProperties").isObject() || here.path("items").isObject()) {
      collect(schema, Trees.child(path, "*"), parts);
    }
  }

  private static Set<String> shown(String name, Schema schema) throws IOException {
    Set<String> shown = new TreeSet<>();
    Node root = YamlReader.read(uncommented(name), new Findings(name)).orElseThrow();
    collect(root, schema, List.of(), shown);
    return shown;
  }

  private static void collect(Node node, Schema schema, List<String> path, Set<String> shown) {
    switch (node) {
      case Node.Mapping mapping -> {
        boolean ownNames = Schema.keys(schema.at(path)).isEmpty();
        for (Node.Entry entry : mapping.entries()) {
          List<String> below = Trees.child(path, ownNames ? "*" : entry.key());
          if (!ownNames) {
            shown.add(String.join(".", below));
          }
          collect(entry.value(), schema, below, shown);
        }
      }
      case Node.Sequence sequence ->
          sequence.items().forEach(item -> collect(item, schema, Trees.child(path, "*"), shown));
      case Node.Scalar _ -> {}
    }
  }

  /** A key that is commented out follows its # at once; words follow a space. */
  private static String uncommented(String name) throws IOException {
    return Files.readString(file(name)).replaceAll("(?m)^(\\s*)#(\\S)", "$1$2");
  }

  private static Path file(String name) {
    return Path.of("config", name + ".yaml");
  }

  private static Schema schema(String name) {
    return name.equals("kuittaus") ? Schema.KUITTAUS : Schema.PROMISES;
  }
}
