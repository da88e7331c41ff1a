package fi.kuittaus.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The replacement of <code>${NAME}</code> in the values of a file by environment variables.
 *
 * <p>It works on what was read, so comments are never looked at, and what a variable holds is never
 * taken for YAML. A dollar sign before it leaves it as it is: <code>$${NAME}</code> is the text
 * <code>${NAME}</code>.
 */
record Borrowing(Environment environment, Findings findings) {
  private static final Pattern USE = Pattern.compile("\\$(\\$)?\\{([^}]*)(})?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  Node.Mapping in(Node.Mapping mapping) {
    return new Node.Mapping(
        mapping.at(),
        mapping.entries().stream()
            .map(e -> new Node.Entry(e.key(), e.keyAt(), in(e.value())))
            .toList());
  }

  private Node in(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> in(mapping);
      case Node.Sequence sequence ->
          new Node.Sequence(sequence.at(), sequence.items().stream().map(this::in).toList());
      case Node.Scalar scalar -> scalar.with(filled(scalar));
    };
  }

  private String filled(Node.Scalar scalar) {
    return USE.matcher(scalar.written())
        .replaceAll(use -> Matcher.quoteReplacement(value(USE.matcher(use.group()), scalar)));
  }

  private String value(Matcher use, Node.Scalar scalar) {
    use.matches();
    String whole = use.group();
    if (use.group(1) != null) {
      return whole.substring(1);
    }
    String name = use.group(2);
    if (use.group(3) == null || !NAME.matcher(name).matches()) {
      findings.mistake(
          scalar.at(), "${ begins the name of an environment variable; \"${NAME}\" would do");
      return whole;
    }
    Optional<String> value = environment.variables().apply(name);
    if (value.isEmpty() && environment.needed()) {
      findings.mistake(scalar.at(), "the environment variable " + name + " is not set");
    }
    return value.orElse(whole);
  }
}
