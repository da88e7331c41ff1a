package fi.kuittaus.config;

import fi.kuittaus.conversation.HouseStyle;
import java.util.Map;

/**
 * How a house writes.
 *
 * @param style as {@code promises.yaml} has it
 * @param own its templates by name, {@code fi/acknowledgement}; the built-in ones serve for others
 */
public record HouseLetters(HouseStyle style, Map<String, String> own) {
  public HouseLetters {
    own = Map.copyOf(own);
  }
}
