package dev.headroom.logs.index;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.logs.index.BlockReaders.BlockReader;
import dev.headroom.model.TimeRange;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOFunction;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All blocks, and their directories below one. */
final class LogBlocks {
  private static final Logger LOG = LoggerFactory.getLogger(LogBlocks.class);
  private static final String DAMAGED = ".damaged";
  private static final String DELETED = ".deleted";

  private final Path path;
  private final Directory directory;
  private final IOFunction<Path, Directory> opener;
  private final WriterSettings settings;
  private final NavigableMap<BlockKey, LogBlock> blocks = new ConcurrentSkipListMap<>();
  private int quarantined;

  private LogBlocks(
      Path path, Directory directory, IOFunction<Path, Directory> opener, WriterSettings settings) {
    this.path = path;
    this.directory = directory;
    this.opener = opener;
    this.settings = settings;
  }

  /**
   * Opens what is there. A damaged block is set aside, so that the others can be searched.
   *
   * @param directory the one at {@code path}; stays the caller's to close
   * @throws IOException if the disk fails, as opposed to what is on it being damaged
   */
  static LogBlocks open(
      Path path, Directory directory, IOFunction<Path, Directory> opener, WriterSettings settings)
      throws IOException {
    LogBlocks blocks = new LogBlocks(path, directory, opener, settings);
    if (Files.notExists(path)) {
      // Somebody removed it: it is filled again from the log, unless there is no room for it
      // either.
      Files.createDirectory(path);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, Files::isDirectory)) {
      for (Path entry : entries) {
        blocks.openEntry(entry);
      }
    } catch (IOException | RuntimeException e) {
      blocks.close();
      throw e;
    }
    return blocks;
  }

  /** Blocks that were found damaged, now or before. */
  int quarantined() {
    return quarantined;
  }

  Collection<LogBlock> all() {
    return blocks.values();
  }

  /** Size of each when last measured, oldest first. */
  SequencedMap<BlockKey, Long> bytes() {
    SequencedMap<BlockKey, Long> bytes = new LinkedHashMap<>();
    blocks.forEach((key, block) -> bytes.put(key, block.bytes()));
    return bytes;
  }

  /** What the least complete block is complete up to; 0 if there is none. */
  long committedThrough() {
    return all().stream().mapToLong(LogBlock::committedThrough).min().orElse(0);
  }

  /** The block that takes records of a day. */
  Optional<Map.Entry<BlockKey, LogBlock>> newest(long day) {
    return Optional.ofNullable(blocks.floorEntry(new BlockKey(day, Integer.MAX_VALUE)))
        .filter(entry -> entry.getKey().day() == day);
  }

  /** Begins a block for what comes after a position. */
  LogBlock create(BlockKey key, long position) throws IOException {
    Path blockPath = path.resolve(key.directoryName());
    Files.createDirectories(blockPath);
    directory.syncMetaData();
    Directory blockDirectory = opener.apply(blockPath);
    try {
      LogBlock block = LogBlock.create(blockDirectory, settings, position);
      blocks.put(key, block);
      return block;
    } catch (IOException | RuntimeException e) {
      blockDirectory.close();
      throw e;
    }
  }

  /** Readers of the blocks that may hold records of a range of time, oldest first. */
  BlockReaders acquire(TimeRange range) {
    long firstDay = LinePosition.dayOf(range.fromMillis());
    long lastDay = LinePosition.dayOf(Math.max(range.fromMillis(), range.toMillis() - 1));
    List<BlockReader> readers = new ArrayList<>();
    blocks
        .subMap(new BlockKey(firstDay, 0), true, new BlockKey(lastDay, Integer.MAX_VALUE), true)
        .forEach((key, block) ->
            block.acquire().ifPresent(reader -> readers.add(new BlockReader(key.day(), reader))));
    return new BlockReaders(readers);
  }

  /** Deletes a block; searches at work on it finish. */
  void drop(BlockKey key) throws IOException {
    LogBlock block = blocks.remove(key);
    if (block != null) {
      Path blockPath = path.resolve(key.directoryName());
      Path deleted = path.resolve(key.directoryName() + DELETED);
      block.close();
      IOUtils.rm(deleted);
      Files.move(blockPath, deleted, StandardCopyOption.ATOMIC_MOVE);
      IOUtils.rm(deleted);
    }
  }

  /** Gives up what is not committed, in every block; readers stay. */
  void rollback() throws IOException {
    IOUtils.close(all().stream().<Closeable>map(block -> block::rollback).toList());
  }

  void close() throws IOException {
    IOUtils.close(all().stream().<Closeable>map(block -> block::close).toList());
  }

  private void openEntry(Path entry) throws IOException {
    String name = entry.getFileName().toString();
    Optional<BlockKey> key = BlockKey.parse(name);
    if (key.isPresent()) {
      openBlock(key.get(), entry);
    } else if (name.endsWith(DELETED)) {
      IOUtils.rm(entry);
    } else if (name.contains(DAMAGED)) {
      quarantined++;
    }
  }

  private void openBlock(BlockKey key, Path blockPath) throws IOException {
    Directory blockDirectory = opener.apply(blockPath);
    try {
      if (isUnborn(blockDirectory)) {
        blockDirectory.close();
        IOUtils.rm(blockPath);
      } else {
        blocks.put(key, LogBlock.open(blockDirectory, settings));
      }
    } catch (IOException | RuntimeException e) {
      blockDirectory.close();
      if (!isDamage(e)) {
        throw e;
      }
      quarantine(blockPath, e);
    }
  }

  /** Creation was interrupted before the first commit: nothing can have been written yet. */
  private static boolean isUnborn(Directory blockDirectory) throws IOException {
    return List.of(blockDirectory.listAll()).stream()
        .noneMatch(file -> file.startsWith("segments") || file.startsWith("_"));
  }

  /** Altered bytes surface as almost any exception; a disk that fails, as a plain IOException. */
  private static boolean isDamage(Exception e) {
    return e instanceof RuntimeException
        || e instanceof CorruptIndexException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexFormatTooNewException
        || e instanceof IndexNotFoundException
        || e instanceof EOFException
        || e instanceof NoSuchFileException
        || e instanceof FileNotFoundException;
  }

  private void quarantine(Path blockPath, Exception cause) throws IOException {
    String name = blockPath.getFileName() + DAMAGED;
    Path aside = path.resolve(name);
    for (int i = 1; Files.exists(aside); i++) {
      aside = path.resolve(name + "." + i);
    }
    Files.move(blockPath, aside, StandardCopyOption.ATOMIC_MOVE);
    quarantined++;
    LOG.error("log index: {} is damaged and was set aside as {}", blockPath, aside, cause);
  }
}
