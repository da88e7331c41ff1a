package fi.kuittaus.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonpCharacterEscapes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for scripts: one value on one line, keys in the order in which they were put. */
final class Json {
  /**
   * Refuses a key that stands twice, and anything after the value; writes U+2028 and U+2029, at
   * which some end a line, as escapes.
   */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().characterEscapes(JsonpCharacterEscapes.instance()).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** An object of these keys and values: texts, numbers, booleans, lists and objects. */
  static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return object;
  }

  /** The value in one line, without its end. */
  static String line(Map<String, ? extends @Nullable Object> value) {
    return MAPPER.writeValueAsString(value);
  }
}
