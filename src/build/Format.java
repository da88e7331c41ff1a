import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs google-java-format over every Java file of the project: {@code check} fails on a file that
 * is not formatted, {@code apply} formats it. Started from source by the build, in JDK 25, since
 * the formatter parses with the compiler of the JVM that it runs in.
 */
class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args.length > 0 && args[0].equals("apply");
    List<String> command =
        new ArrayList<>(
            apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (var files = Files.walk(Path.of("src"))) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(command::add);
    }
    Main formatter =
        new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in);
    int exit = formatter.format(command.toArray(String[]::new));
    if (exit != 0 && !apply) {
      System.err.println(
          "The files named above are not formatted: mvn process-sources -Dformat.goal=apply");
    }
    System.exit(exit);
  }
}
