package fi.kuittaus.console;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API speaks it: instants in UTC, what is not there as null, nothing unknown. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The value of this text.
   *
   * @throws tools.jackson.core.JacksonException if it is none of this type
   */
  static <T> T read(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }
}
