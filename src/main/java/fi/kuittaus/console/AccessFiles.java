package fi.kuittaus.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two files in the data folder by which commands find the running daemon: {@code api.json} and
 * the token. Nobody but their owner reads them.
 */
final class AccessFiles {
  private final Path folder;

  AccessFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes both, the token first: whoever sees {@code api.json} finds it. */
  void write(URI address, AccessToken token) throws IOException {
    replace(tokenFile(), token.value() + "\n");
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("address", address.toString());
    description.put("pid", ProcessHandle.current().pid());
    description.put("tokenFile", tokenFile().toString());
    replace(apiFile(), Json.write(description) + "\n");
  }

  /** Removes both, as far as they are there. */
  void remove() throws IOException {
    Files.deleteIfExists(apiFile());
    Files.deleteIfExists(tokenFile());
  }

  private Path apiFile() {
    return folder.resolve("api.json");
  }

  private Path tokenFile() {
    return folder.resolve("api.token");
  }

  /** A reader sees the old file or the new one, never half of one. */
  private void replace(Path file, String text) throws IOException {
    Path fresh =
        Files.createTempFile(
            folder,
            file.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
