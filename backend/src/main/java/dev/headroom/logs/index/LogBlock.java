package dev.headroom.logs.index;

import dev.headroom.logs.document.LogDocument;
import dev.headroom.logs.document.LogFields;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * One Lucene index: its directory, its writer once something is written, its newest reader.
 *
 * <p>A commit carries the log position it is complete up to. What was added while the commit ran
 * may be in it as well; that is deleted when the block is opened again, because replay brings it
 * back.
 *
 * <p>One thread adds, one refreshes, one commits; any thread acquires readers.
 */
final class LogBlock {
  private static final String POSITION = "wal";
  private static final String FORMAT = "format";
  private static final String FORMAT_VERSION = "1";

  private final Directory directory;
  private final WriterSettings settings;
  private volatile @Nullable IndexWriter writer;
  private volatile DirectoryReader reader;

  private volatile long addedThrough;

  private volatile long committedThrough;

  private volatile long bytes;
  private volatile boolean closed;

  /** Position and documents of a commit belong together. */
  private final Object committing = new Object();

  private LogBlock(
      Directory directory,
      WriterSettings settings,
      @Nullable IndexWriter writer,
      DirectoryReader reader,
      long committedThrough) {
    this.directory = directory;
    this.settings = settings;
    this.writer = writer;
    this.reader = reader;
    this.addedThrough = committedThrough;
    this.committedThrough = committedThrough;
  }

  /** A new block that is to get what comes after a position; it exists durably on return. */
  static LogBlock create(Directory directory, WriterSettings settings, long position)
      throws IOException {
    IndexWriter writer = settings.open(directory, OpenMode.CREATE);
    try {
      writer.setLiveCommitData(commitData(position).entrySet());
      writer.commit();
      return new LogBlock(directory, settings, writer, DirectoryReader.open(writer), position);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  /** The block of the last commit in a directory. */
  static LogBlock open(Directory directory, WriterSettings settings) throws IOException {
    DirectoryReader reader = DirectoryReader.open(directory);
    try {
      long position = position(reader.getIndexCommit().getUserData());
      LogBlock block = new LogBlock(directory, settings, null, reader, position);
      if (reader.maxDoc() > 0
          && DocValuesSkipper.globalMaxValue(reader, LogFields.POSITION) > position) {
        block.deleteAfter(position);
      }
      return block;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  void add(LogDocument document, long position) throws IOException {
    addedThrough = position;
    writer().addDocument(document);
  }

  /** Makes what was added visible to readers acquired from now on. */
  synchronized void refresh() throws IOException {
    IndexWriter source = writer;
    DirectoryReader newer = source == null ? null : DirectoryReader.openIfChanged(reader, source);
    if (newer != null) {
      DirectoryReader older = reader;
      reader = newer;
      older.decRef();
    }
  }

  /** The newest batch that put something here. */
  long addedThrough() {
    return addedThrough;
  }

  /** Has something that would be lost without replay. */
  boolean isDirty() {
    return addedThrough > committedThrough;
  }

  /** Makes everything durable; the caller vouches that nothing up to the position is missing. */
  void commit(long position) throws IOException {
    synchronized (committing) {
      if (isDirty() && position > committedThrough) {
        IndexWriter source = Objects.requireNonNull(writer, "what was added had a writer");
        source.setLiveCommitData(commitData(position).entrySet());
        source.commit();
        committedThrough = position;
      }
    }
  }

  /** Replay need not bring back what is not after this. */
  long committedThrough() {
    return committedThrough;
  }

  /** The newest reader, to be given back with {@code decRef}; nothing once the block is closed. */
  Optional<DirectoryReader> acquire() {
    while (!closed) {
      DirectoryReader current = reader;
      if (current.tryIncRef()) {
        return Optional.of(current);
      }
    }
    return Optional.empty();
  }

  int documents() {
    return reader.numDocs();
  }

  /** Size on disk when last measured. */
  long bytes() {
    return bytes;
  }

  void measure() throws IOException {
    long sum = 0;
    for (String file : directory.listAll()) {
      sum += length(file);
    }
    bytes = sum;
  }

  /** Gives up what is not committed; readers stay. */
  void rollback() throws IOException {
    IndexWriter source = writer;
    writer = null;
    if (source != null) {
      source.rollback();
    }
  }

  /** Gives up what is not committed and lets go of everything. */
  void close() throws IOException {
    closed = true;
    IOUtils.close(this::rollback, reader, directory);
  }

  private IndexWriter writer() throws IOException {
    IndexWriter current = writer;
    if (current == null) {
      current = settings.open(directory, OpenMode.APPEND);
      writer = current;
    }
    return current;
  }

  /** A file that was merged away since it was listed has none. */
  private long length(String file) throws IOException {
    try {
      return directory.fileLength(file);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return 0;
    }
  }

  private void deleteAfter(long position) throws IOException {
    IndexWriter source = writer();
    source.deleteDocuments(
        NumericDocValuesField.newSlowRangeQuery(LogFields.POSITION, position + 1, Long.MAX_VALUE));
    source.setLiveCommitData(commitData(position).entrySet());
    source.commit();
    refresh();
  }

  private static Map<String, String> commitData(long position) {
    return Map.of(FORMAT, FORMAT_VERSION, POSITION, Long.toString(position));
  }

  private static long position(Map<String, String> commitData) throws IOException {
    String position = commitData.get(POSITION);
    if (!FORMAT_VERSION.equals(commitData.get(FORMAT)) || position == null) {
      throw new CorruptIndexException("commit data is not of format 1: " + commitData, "commit");
    }
    return Long.parseLong(position);
  }
}
