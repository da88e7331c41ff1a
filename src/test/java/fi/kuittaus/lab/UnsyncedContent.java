package fi.kuittaus.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One file's content: what lies on disk, and over it what was written since the last {@link
 * #force}. Safe for several threads, and for interrupted ones.
 */
final class UnsyncedContent {
  private static final int PAGE = 4096;

  /** After one write in so many, all so far goes to the disk by itself, where that is wanted. */
  private static final int BY_ITSELF = 4;

  private final Optional<RandomGenerator> chance;
  private final Map<Long, byte[]> pages = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private Path path;
  private @Nullable RandomAccessFile disk;
  private int users;
  private boolean lost;
  private long size;

  /** How much of what lies on disk is still seen: a shorter file has hidden the rest. */
  private long onDisk;

  /** What has been done to the file and not to the disk, in that order. */
  private interface Change {
    void to(RandomAccessFile file) throws IOException;
  }

  /**
   * The content of this file.
   *
   * @param chance by which something gets to the disk before it is forced; empty: nothing does
   */
  UnsyncedContent(Path path, Optional<RandomGenerator> chance) throws IOException {
    this.path = path;
    this.chance = chance;
    this.size = Files.exists(path) ? Files.size(path) : 0;
    this.onDisk = size;
  }

  /** One more has it open. */
  synchronized void open() throws IOException {
    disk();
    users++;
  }

  /** One fewer has it open; what was not forced stays in memory. */
  synchronized void close() throws IOException {
    users--;
    if (users <= 0 && disk != null) {
      disk.close();
      disk = null;
    }
  }

  synchronized void movedTo(Path other) throws IOException {
    path = other;
    if (disk != null && users == 0) {
      disk.close();
      disk = null;
    }
  }

  /** What was not forced is gone, and so is the way to the disk. */
  synchronized void lose() {
    lost = true;
    try {
      if (disk != null) {
        disk.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized long size() {
    return size;
  }

  synchronized int read(ByteBuffer to, long position) throws IOException {
    disk();
    int length = (int) Math.min(to.remaining(), size - position);
    if (length <= 0) {
      return to.hasRemaining() ? -1 : 0;
    }
    for (int done = 0; done < length; ) {
      long at = position + done;
      int offset = (int) (at % PAGE);
      int part = Math.min(PAGE - offset, length - done);
      to.put(seen(at / PAGE), offset, part);
      done += part;
    }
    return length;
  }

  synchronized int write(ByteBuffer from, long position) throws IOException {
    disk();
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    if (bytes.length > 0) {
      overlay(bytes, position);
      size = Math.max(size, position + bytes.length);
      changes.add(file -> {
        file.seek(position);
        file.write(bytes);
      });
      byItself();
    }
    return bytes.length;
  }

  private void overlay(byte[] bytes, long position) throws IOException {
    for (int done = 0; done < bytes.length; ) {
      long at = position + done;
      int offset = (int) (at % PAGE);
      int part = Math.min(PAGE - offset, bytes.length - done);
      byte[] page = pages.get(at / PAGE);
      if (page == null) {
        page = seen(at / PAGE);
        pages.put(at / PAGE, page);
      }
      System.arraycopy(bytes, done, page, offset, part);
      done += part;
    }
  }

  synchronized void truncate(long to) throws IOException {
    disk();
    if (to >= size) {
      return;
    }
    size = to;
    onDisk = Math.min(onDisk, to);
    pages.keySet().removeIf(number -> number * PAGE >= to);
    byte[] last = pages.get(to / PAGE);
    if (last != null) {
      Arrays.fill(last, (int) (to % PAGE), PAGE, (byte) 0);
    }
    changes.add(file -> file.setLength(to));
    byItself();
  }

  /** Puts everything on disk; of a process that dies meanwhile a first part is there. */
  synchronized void force() throws IOException {
    write();
    disk().getFD().sync();
  }

  /** In the order in which it was done: H2 does not survive another (see {@link UnsyncedFiles}). */
  private void write() throws IOException {
    RandomAccessFile file = disk();
    for (Change change : changes) {
      change.to(file);
    }
    changes.clear();
    pages.clear();
    onDisk = size;
  }

  /** On the file itself, so that processes exclude each other. */
  synchronized @Nullable FileLock tryLock(long position, long length, boolean shared)
      throws IOException {
    return disk().getChannel().tryLock(position, length, shared);
  }

  /** As a reader sees the page; a copy, unless it waits in memory. */
  private byte[] seen(long number) throws IOException {
    byte[] waiting = pages.get(number);
    if (waiting != null) {
      return waiting;
    }
    byte[] page = new byte[PAGE];
    int length = (int) Math.min(PAGE, onDisk - number * PAGE);
    if (length > 0) {
      RandomAccessFile file = disk();
      file.seek(number * PAGE);
      file.readFully(page, 0, length);
    }
    return page;
  }

  private void byItself() throws IOException {
    if (chance.isPresent() && chance.get().nextInt(BY_ITSELF) == 0) {
      write();
    }
  }

  /** Not a channel: an interrupted thread would close it. */
  private RandomAccessFile disk() throws IOException {
    if (lost) {
      throw new ClosedChannelException();
    }
    if (disk == null) {
      disk =
          new RandomAccessFile(
              path.toFile(), Files.isWritable(path) || !Files.exists(path) ? "rw" : "r");
    }
    return disk;
  }
}
