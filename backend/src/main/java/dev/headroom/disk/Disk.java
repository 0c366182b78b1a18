package dev.headroom.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * One directory of a file system, as the log and its checkpoints use it. All their disk access goes
 * through here, so that a test can make any call of it fail.
 */
public interface Disk {
  /** A real directory, made if it is missing. */
  static Disk at(Path directory) throws IOException {
    return ChannelDisk.at(directory);
  }

  /** The names of the files in it, in alphabetical order. */
  List<String> list() throws IOException;

  /** A new, empty file, open for writing; one that had the name is emptied. */
  File create(String name) throws IOException;

  /** An existing file, for reading alone. */
  File open(String name) throws IOException;

  /** An existing file, for reading and writing. */
  File openForWriting(String name) throws IOException;

  /** Gives a file another name in one step; a file that had that name is gone afterwards. */
  void rename(String from, String to) throws IOException;

  /** Removes a file; does nothing if there is none. */
  void delete(String name) throws IOException;

  /** Makes creations, renames and deletions so far survive a power cut. */
  void sync() throws IOException;

  /** Bytes this process may still write to the file system. */
  long usableBytes() throws IOException;

  /** Bytes the file system has in all. */
  long totalBytes() throws IOException;

  /** An open file. Reads and writes name their place; there is no cursor. */
  interface File extends Closeable {
    long size() throws IOException;

    /** Reads up to {@code into.remaining()} bytes; -1 at or after the end of the file. */
    int read(ByteBuffer into, long offset) throws IOException;

    /** Writes all that remains in {@code from}. */
    void write(ByteBuffer from, long offset) throws IOException;

    /**
     * Makes the writes so far survive a power cut. After a failure nobody knows which of them did,
     * and trying again would falsely succeed: what the kernel could not write it forgets.
     */
    void force() throws IOException;

    /**
     * Whether a name leads to this very file: what it holds is lost with the process if none does.
     */
    boolean isAt(String name) throws IOException;
  }
}
