package fi.kuittaus.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/** An open file on {@link UnsyncedFiles}. */
final class UnsyncedChannel extends FileBaseDefault {
  private final UnsyncedContent content;

  UnsyncedChannel(UnsyncedContent content) {
    this.content = content;
  }

  @Override
  public synchronized int read(ByteBuffer to, long position) throws IOException {
    return content.read(to, position);
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    return content.write(from, position);
  }

  @Override
  public long size() throws IOException {
    return content.size();
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    content.truncate(size);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    content.force();
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return content.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    content.close();
  }
}
