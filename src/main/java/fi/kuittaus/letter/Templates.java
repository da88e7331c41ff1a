package fi.kuittaus.letter;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.core.DisallowExtensionCustomizerBuilder;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template engine, locked down: a template can print, choose and repeat, and reach no Java, no
 * file and no other template. Safe for several threads.
 */
final class Templates {
  private static final String LOOP_VARIABLES =
      "io.pebbletemplates.pebble.node.ForNode$LoopVariables";

  private final Map<String, TemplateSource> sources;
  private final PebbleEngine engine;

  /** Templates by name, {@code fi/acknowledgement}. */
  Templates(Map<String, TemplateSource> sources) {
    this.sources = Map.copyOf(sources);
    this.engine =
        new PebbleEngine.Builder()
            .loader(new Sources(this.sources))
            .strictVariables(true)
            .autoEscaping(false) // HTML is made of the rendered text, and escaped there
            .newLineTrimming(false)
            .defaultLocale(Locale.ROOT)
            .maxRenderedSize(100_000)
            .methodAccessValidator((o, _) -> o.getClass().getName().equals(LOOP_VARIABLES))
            .registerExtensionCustomizer(
                new DisallowExtensionCustomizerBuilder()
                    .disallowedTokenParserTags(
                        List.of(
                            "include",
                            "import",
                            "from",
                            "extends",
                            "embed",
                            "macro",
                            "cache",
                            "parallel",
                            "autoescape",
                            "block",
                            "filter",
                            "flush",
                            "set",
                            "verbatim"))
                    .disallowedFunctionKeys(List.of("range", "parent", "block", "i18n"))
                    .disallowedFilterKeys(List.of("raw"))
                    .build())
            .build();
  }

  boolean has(String name) {
    return sources.containsKey(name);
  }

  List<TemplateSource> all() {
    return sources.values().stream()
        .sorted(java.util.Comparator.comparing(TemplateSource::name))
        .toList();
  }

  /**
   * The template with these facts.
   *
   * @throws PebbleException if it is no template or names what is not there
   */
  String render(String name, Map<String, Object> facts) {
    StringWriter text = new StringWriter();
    try {
      engine.getTemplate(name).evaluate(text, facts, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Pebble's way to our sources. */
  private record Sources(Map<String, TemplateSource> byName) implements Loader<String> {
    @Override
    public Reader getReader(String name) {
      TemplateSource source = byName.get(name);
      if (source == null) {
        throw new IllegalArgumentException("no letter is called " + name);
      }
      return new StringReader(source.forPebble());
    }

    @Override
    public void setCharset(String charset) {}

    @Override
    public void setPrefix(String prefix) {}

    @Override
    public void setSuffix(String suffix) {}

    @Override
    public @Nullable String resolveRelativePath(String relative, String anchor) {
      return null;
    }

    @Override
    public String createCacheKey(String name) {
      return name;
    }

    @Override
    public boolean resourceExists(String name) {
      return byName.containsKey(name);
    }
  }
}
