package fi.kuittaus.store.backup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** The end of a backup or a restore that could not be done, told in one line. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BackupException(String message) {
    super(message);
  }

  BackupException(String what, IOException cause) {
    super(what + ": " + reason(cause), cause);
  }

  private static @Nullable String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getFile() + ": " + file.getReason()
        : e.toString();
  }
}
