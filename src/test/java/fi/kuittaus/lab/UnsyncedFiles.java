package fi.kuittaus.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FilePath;

/**
 * A disk for H2 that loses what was not forced onto it, when the power goes: until then everything
 * written lies in memory, where every reader sees it. Safe for several threads.
 *
 * <p>The end of the process is such a loss of power; within one process {@link #cutPower} is. Made,
 * deleted and renamed files are on disk at once; only their content waits.
 */
public final class UnsyncedFiles implements AutoCloseable {
  private final String scheme;
  private final FilePath before;
  private final Optional<RandomGenerator> chance;
  private final Map<String, UnsyncedContent> contents = new HashMap<>();

  private UnsyncedFiles(String scheme, Optional<RandomGenerator> chance) {
    this.scheme = scheme;
    this.chance = chance;
    this.before = FilePath.get(scheme + ":/");
  }

  /**
   * Makes H2 keep files of this scheme here, in the whole process, until {@link #close}: of {@code
   * jdbc:h2:async:/folder/name} the scheme is {@code async}.
   */
  public static UnsyncedFiles register(String scheme) {
    return register(new UnsyncedFiles(scheme, Optional.empty()));
  }

  /**
   * As {@link #register(String)}, but a first part of what was not forced is on disk all the same,
   * as a cache writes back when it likes.
   *
   * <p>In the order in which it was written. A real disk may mix it up, and H2 2.5 does not survive
   * that for certain: its checksums cover a chunk's header and footer and not what is between.
   */
  public static UnsyncedFiles registerWritingBack(String scheme, RandomGenerator random) {
    return register(new UnsyncedFiles(scheme, Optional.of(random)));
  }

  private static UnsyncedFiles register(UnsyncedFiles files) {
    FilePath.register(new UnsyncedPath(files, files.scheme + ":/"));
    return files;
  }

  /**
   * The power goes, and is back at once: what was not forced is lost, and files that were open fail
   * at every use from now on. A database that had them open is to be closed, which fails in part;
   * after that it can be opened anew.
   */
  public synchronized void cutPower() {
    List<UnsyncedContent> lost = new ArrayList<>(contents.values());
    contents.clear();
    lost.forEach(UnsyncedContent::lose);
  }

  /** What was registered for the scheme before is there again; what was not forced is lost. */
  @Override
  public void close() {
    cutPower();
    FilePath.unregister(new UnsyncedPath(this, scheme + ":/"));
    if (before.getScheme().equals(scheme)) {
      FilePath.register(before);
    }
  }

  String scheme() {
    return scheme;
  }

  /** The content of a file that somebody has opened since the last cut; the others lie on disk. */
  synchronized Optional<UnsyncedContent> content(FilePath file) {
    return Optional.ofNullable(contents.get(file.name));
  }

  synchronized UnsyncedChannel open(FilePath file) throws IOException {
    UnsyncedContent content = contents.get(file.name);
    if (content == null) {
      content = new UnsyncedContent(Path.of(file.name), chance);
      contents.put(file.name, content);
    }
    content.open();
    return new UnsyncedChannel(content);
  }

  synchronized void delete(FilePath file) {
    file.delete();
    contents.remove(file.name);
  }

  synchronized void move(FilePath from, FilePath to, boolean replace) {
    from.moveTo(to, replace);
    UnsyncedContent content = contents.remove(from.name);
    contents.remove(to.name);
    if (content != null) {
      try {
        content.movedTo(Path.of(to.name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      contents.put(to.name, content);
    }
  }
}
