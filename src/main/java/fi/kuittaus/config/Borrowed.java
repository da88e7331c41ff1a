package fi.kuittaus.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a configuration file refers to outside of itself: paths, and files with secrets.
 *
 * @param directory the file's own, where relative paths start
 */
record Borrowed(Path directory, Environment environment) {
  Path path(String text) {
    if (text.startsWith("~")) {
      throw new IllegalArgumentException(
          "\"~\" is not the home directory here; write it out, as in /home/kuittaus");
    }
    return directory.resolve(text).normalize();
  }

  /**
   * The one line of a file.
   *
   * @throws IllegalArgumentException without the line, if there is none or several
   */
  String secretIn(String text) {
    Path file = path(text);
    if (!environment.needed()) {
      return "";
    }
    String secret = content(file).replaceFirst("\\R$", "");
    if (secret.isEmpty() || secret.lines().count() != 1) {
      throw new IllegalArgumentException(
          file + (secret.isEmpty() ? " is empty" : " has several lines") + "; one line would do");
    }
    return secret;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          Files.exists(file) ? file + " cannot be read" : "there is no file " + file, e);
    }
  }
}
