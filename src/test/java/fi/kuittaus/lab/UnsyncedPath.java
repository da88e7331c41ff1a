package fi.kuittaus.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/** A file's name on {@link UnsyncedFiles}, as H2 knows it. */
final class UnsyncedPath extends FilePath {
  private final UnsyncedFiles files;
  private final FilePath base;

  UnsyncedPath(UnsyncedFiles files, String name) {
    this.files = files;
    this.name = name;
    this.base = FilePath.get(name.substring(files.scheme().length() + 1));
  }

  private UnsyncedPath wrapped(FilePath other) {
    return new UnsyncedPath(files, files.scheme() + ":" + other.name);
  }

  @Override
  public String getScheme() {
    return files.scheme();
  }

  @Override
  public FilePath getPath(String path) {
    return new UnsyncedPath(files, path);
  }

  @Override
  public FilePath unwrap() {
    return base;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    if (mode.equals("r") && !base.exists()) {
      throw new NoSuchFileException(base.name);
    }
    return files.open(base);
  }

  @Override
  public long size() {
    return files.content(base).map(UnsyncedContent::size).orElseGet(base::size);
  }

  @Override
  public void delete() {
    files.delete(base);
  }

  @Override
  public void moveTo(FilePath to, boolean atomicReplace) {
    files.move(base, to.unwrap(), atomicReplace);
  }

  @Override
  public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
    return wrapped(base.createTempFile(suffix, inTempDir));
  }

  @Override
  public boolean createFile() {
    return base.createFile();
  }

  @Override
  public boolean exists() {
    return base.exists();
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    return base.newDirectoryStream().stream().<FilePath>map(this::wrapped).toList();
  }

  @Override
  public FilePath toRealPath() {
    return wrapped(base.toRealPath());
  }

  @Override
  public @Nullable FilePath getParent() {
    FilePath parent = base.getParent();
    return parent == null ? null : wrapped(parent);
  }

  @Override
  public boolean isDirectory() {
    return base.isDirectory();
  }

  @Override
  public boolean isRegularFile() {
    return base.isRegularFile();
  }

  @Override
  public boolean isAbsolute() {
    return base.isAbsolute();
  }

  @Override
  public long lastModified() {
    return base.lastModified();
  }

  @Override
  public boolean canWrite() {
    return base.canWrite();
  }

  @Override
  public void createDirectory() {
    base.createDirectory();
  }

  @Override
  public boolean setReadOnly() {
    return base.setReadOnly();
  }
}
