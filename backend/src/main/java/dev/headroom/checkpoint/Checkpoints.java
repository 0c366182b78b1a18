package dev.headroom.checkpoint;

import dev.headroom.disk.Disk;
import dev.headroom.disk.NewerFormat;
import dev.headroom.storage.CheckpointPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoint files of one directory: the newest one and the one before, in case the newest
 * turns out to be damaged.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final String NAME_PATTERN = "\\d{20}\\.checkpoint";
  private static final String TEMPORARY = "checkpoint.tmp";

  private final Disk disk;
  private final List<CheckpointPart> parts;
  private final CheckpointMetrics metrics;
  private final byte[] emptyParts;
  private final TreeSet<Long> usable = new TreeSet<>();

  /**
   * @param parts empty, as they are before anything was restored
   */
  Checkpoints(Disk disk, List<CheckpointPart> parts, CheckpointMetrics metrics) throws IOException {
    this.disk = disk;
    this.parts = List.copyOf(parts);
    this.metrics = metrics;
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new CheckpointWriter(empty).write(0, capture());
    this.emptyParts = empty.toByteArray();
    for (String name : disk.list()) {
      if (name.matches(NAME_PATTERN)) {
        usable.add(Long.parseLong(name.substring(0, name.indexOf('.'))));
      }
    }
  }

  /** The view of one part, taken at the same moment as the others'. */
  record Captured(String name, CheckpointPart.PartSnapshot view) {}

  /** Takes the views of all parts. */
  List<Captured> capture() {
    return parts.stream().map(each -> new Captured(each.name(), each.capture())).toList();
  }

  /**
   * Fills the parts from the newest checkpoint that is whole, or empties them if there is none.
   *
   * @return the position the state stands for
   * @throws NewerFormat if a newer version of the program wrote a checkpoint
   */
  synchronized long restore() throws IOException {
    while (!usable.isEmpty()) {
      long position = usable.last();
      try {
        verify(position);
        fill(position);
        metrics.position.set((double) position);
        return position;
      } catch (NewerFormat newer) {
        throw newer;
      } catch (IOException damaged) {
        LOG.error("checkpoint {} cannot be used, the one before it will be", position, damaged);
        metrics.unusable.inc();
        usable.remove(position);
      }
    }
    read(0, new CheckpointReader("empty", new ByteArrayInputStream(emptyParts)));
    return 0;
  }

  /** Position of the oldest checkpoint that may have to be used; 0 if only the log could help. */
  synchronized long oldest() {
    return usable.size() < 2 ? 0 : usable.first();
  }

  /** Writes a checkpoint, makes it durable and lets go of all but the one before. */
  synchronized void write(long position, List<Captured> captured) throws IOException {
    try (Disk.File file = disk.create(TEMPORARY)) {
      new CheckpointWriter(DiskStreams.output(file)).write(position, captured);
      file.force();
      metrics.bytes.set((double) file.size());
    } catch (IOException failed) {
      giveRoomBack(failed);
      throw failed;
    }
    disk.rename(TEMPORARY, name(position));
    disk.sync();
    usable.add(position);
    metrics.position.set((double) position);
    prune();
  }

  private void giveRoomBack(IOException because) {
    try {
      disk.delete(TEMPORARY);
    } catch (IOException alsoFailed) {
      because.addSuppressed(alsoFailed);
    }
  }

  private void prune() throws IOException {
    while (usable.size() > 2) {
      usable.pollFirst();
    }
    for (String name : disk.list()) {
      if (name.matches(NAME_PATTERN)
          && usable.stream().noneMatch(each -> name(each).equals(name))) {
        disk.delete(name);
      }
    }
  }

  /** Reads the whole file once without believing any of it. */
  private void verify(long position) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    try (Disk.File file = disk.open(name(position))) {
      new CheckpointReader(name(position), DiskStreams.input(file))
          .read(position, (part, _) -> found.merge(part, 1, Integer::sum));
    }
    for (CheckpointPart each : parts) {
      if (found.getOrDefault(each.name(), 0) != 1) {
        throw new IOException(name(position) + " lacks the part " + each.name());
      }
    }
  }

  private void fill(long position) throws IOException {
    try (Disk.File file = disk.open(name(position))) {
      read(position, new CheckpointReader(name(position), DiskStreams.input(file)));
    }
  }

  private void read(long position, CheckpointReader reader) throws IOException {
    reader.read(
        position,
        (name, in) -> {
          for (CheckpointPart each : parts) {
            if (each.name().equals(name)) {
              each.restore(in);
            }
          }
        });
  }

  private static String name(long position) {
    return "%020d.checkpoint".formatted(position);
  }
}
