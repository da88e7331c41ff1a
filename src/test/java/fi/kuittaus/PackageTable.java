package fi.kuittaus;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** DESIGN.md's table of packages: what each may use, and the libraries that it may import. */
final class PackageTable {
  private static final String ROOT = "fi.kuittaus";
  private static final String JACKSON = "tools.jackson";

  /** What every package may import: the JDK's own values and streams, and annotations. */
  static final List<String> ANYWHERE =
      List.of(
          "java", "javax.crypto", "org.jspecify.annotations", "com.google.errorprone.annotations");

  /** The packages that decide: values in, values out. */
  static final Set<String> CORE =
      Set.of("mail", "promise", "screening", "reading", "conversation", "letter");

  /**
   * Parts of the JDK that are libraries to us: imported by the packages whose rows name them and by
   * no other.
   */
  static final Set<String> OWNED =
      Set.of("java.sql", "java.net.http", "java.awt", "java.rmi", "java.util.logging");

  /**
   * One package.
   *
   * @param uses packages of ours
   * @param imports libraries, by the beginning of their package names
   */
  record Row(String name, Set<String> uses, List<String> imports) {
    String pattern() {
      return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    /** Whether a class of this row may use one in that package. */
    boolean mayUse(String target) {
      if (target.equals(ROOT) || target.startsWith(ROOT + ".")) {
        return name.equals(top(target)) || uses.contains(top(target));
      }
      return imports.stream().anyMatch(p -> within(target, p))
          || (ANYWHERE.stream().anyMatch(p -> within(target, p))
              && OWNED.stream().noneMatch(p -> within(target, p)));
    }
  }

  private static final String LOGGING = "org.slf4j";

  static final List<Row> ROWS =
      List.of(
          row("mail", uses()),
          row("promise", uses(), "de.focus_shift.jollyday"),
          row("screening", uses("mail")),
          row("reading", uses("mail", "promise"), "opennlp.tools", "com.google.i18n.phonenumbers"),
          row("conversation", uses("mail", "promise", "screening", "reading")),
          row(
              "letter",
              uses("mail", "promise", "reading", "conversation"),
              "io.pebbletemplates.pebble"),
          row("insight", uses("mail", "promise", "conversation", "letter")),
          row(
              "config",
              core("insight"),
              JACKSON,
              "com.networknt.schema",
              "org.snakeyaml.engine",
              LOGGING),
          row(
              "store",
              uses("mail", "promise", "screening", "reading", "conversation"),
              "java.sql",
              "com.zaxxer.hikari",
              "org.flywaydb.core",
              LOGGING),
          row(
              "transport",
              uses("mail"),
              "jakarta.mail",
              "org.eclipse.angus.mail",
              "org.jsoup",
              "javax.net",
              LOGGING),
          row("flow", core("insight", "store"), LOGGING),
          row("outside", uses("mail", "promise", "flow"), "java.net.http", JACKSON, LOGGING),
          row("schedule", uses("flow"), "org.quartz", LOGGING),
          row(
              "console",
              core("insight", "config", "store", "flow"),
              "org.eclipse.jetty",
              JACKSON,
              LOGGING),
          // java.net.http: the commands talk to the daemon's own API, on loopback
          row(
              "cli",
              core("insight", "config", "store", "transport", "flow"),
              "picocli",
              JACKSON,
              "java.net.http",
              LOGGING),
          // jakarta.mail: GreenMail's own API is made of it, and the customers need mail programs
          row(
              "demo",
              uses("mail", "config", "flow"),
              "com.icegreen.greenmail",
              "jakarta.mail",
              LOGGING),
          row("", everything(), LOGGING, "ch.qos.logback", "org.slf4j.bridge"));

  private PackageTable() {}

  static Row of(String packageName) {
    String top = top(packageName);
    return ROWS.stream()
        .filter(row -> row.name().equals(top))
        .findFirst()
        .orElseThrow(() -> new AssertionError("DESIGN.md's table has no package " + packageName));
  }

  /** The package right below the root that this one lies in; empty for the root itself. */
  private static String top(String packageName) {
    String below = packageName.substring(Math.min(packageName.length(), ROOT.length() + 1));
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  private static boolean within(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }

  private static Row row(String name, Set<String> uses, String... imports) {
    return new Row(name, uses, List.of(imports));
  }

  private static Set<String> uses(String... packages) {
    return Set.of(packages);
  }

  private static Set<String> core(String... more) {
    return Stream.concat(CORE.stream(), Stream.of(more))
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Set<String> everything() {
    return core(
        "insight",
        "config",
        "store",
        "transport",
        "flow",
        "outside",
        "schedule",
        "console",
        "cli",
        "demo");
  }
}
