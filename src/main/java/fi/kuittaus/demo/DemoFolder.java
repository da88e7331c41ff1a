package fi.kuittaus.demo;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of one demo: its two configuration files and the daemon's data; deleted at
 * the end.
 */
record DemoFolder(Path path) implements AutoCloseable {

  /**
   * A new folder with the configuration of a daemon that uses this server.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static DemoFolder create(PostOffice server) {
    try {
      DemoFolder folder = new DemoFolder(Files.createTempDirectory("kuittaus-demo-"));
      folder.write(
          "kuittaus.yaml",
          sample("kuittaus.yaml")
              .replace("IMAP-PORT", Integer.toString(server.imapPort()))
              .replace("SMTP-PORT", Integer.toString(server.smtpPort())));
      folder.write("promises.yaml", sample("promises.yaml"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder could be made", e);
    }
  }

  Path data() {
    return path.resolve("data");
  }

  /**
   * The configuration, read as any other.
   *
   * @throws IllegalStateException if the sample files have a mistake
   */
  Configuration configuration() {
    Environment none = Environment.of(_ -> Optional.empty());
    return switch (ConfigurationFiles.read(path.resolve("kuittaus.yaml"), none)) {
      case Loaded.Good(Configuration configuration) -> configuration;
      case Loaded.Refused(List<?> findings) ->
          throw new IllegalStateException("the demo's own configuration: " + findings);
    };
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }

  private static String sample(String name) throws IOException {
    try (InputStream in = DemoFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new NoSuchFileException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Deletes the folder with all that is in it. */
  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
