package dev.headroom.logs.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log position from which replay completes every day; {@code docs/format/logs.md}, section
 * "Position". Each day also knows its own, so a lost file costs time, not records.
 */
final class PositionFile {
  static final String NAME = "position";
  private static final Logger LOG = LoggerFactory.getLogger(PositionFile.class);
  private static final String NEXT = "position.next";
  private static final String CODEC = "HeadroomLogPosition";
  private static final int VERSION = 1;

  private final Directory directory;

  PositionFile(Directory directory) {
    this.directory = directory;
  }

  /**
   * The position, or another one if there is no file or it is damaged: replay then starts earlier
   * and takes longer, and is not wrong.
   */
  long readOr(LongSupplier otherwise) {
    try {
      return read().orElseGet(otherwise);
    } catch (IOException e) {
      LOG.warn("log index: the position file is damaged, replay will take longer", e);
      return otherwise.getAsLong();
    }
  }

  /**
   * Nothing if it was never written.
   *
   * @throws IOException if it cannot be read or its checksum is wrong
   */
  OptionalLong read() throws IOException {
    try (ChecksumIndexInput in = directory.openChecksumInput(NAME)) {
      CodecUtil.checkHeader(in, CODEC, VERSION, VERSION);
      long position = in.readLong();
      CodecUtil.checkFooter(in);
      return OptionalLong.of(position);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return OptionalLong.empty();
    }
  }

  /** Replaces it as a whole; durable on return. */
  void write(long position) throws IOException {
    if (List.of(directory.listAll()).contains(NEXT)) {
      directory.deleteFile(NEXT);
    }
    try (IndexOutput out = directory.createOutput(NEXT, IOContext.DEFAULT)) {
      CodecUtil.writeHeader(out, CODEC, VERSION);
      out.writeLong(position);
      CodecUtil.writeFooter(out);
    }
    directory.sync(List.of(NEXT));
    directory.rename(NEXT, NAME);
    directory.syncMetaData();
  }
}
