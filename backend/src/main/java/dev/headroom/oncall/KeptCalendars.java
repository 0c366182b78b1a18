package dev.headroom.oncall;

import dev.headroom.model.text.TextDigest;
import dev.headroom.routing.Routing.OnCallCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * The last good copy of each calendar, a file of its own.
 *
 * @param folder of the copies; made when the first one is written
 */
record KeptCalendars(Path folder) {
  private static final int NAME_BYTES = 16;

  /** A copy, and when it was fetched. */
  record KeptCopy(String text, Instant fetchedAt) {}

  /** The copy of a calendar at the address it has now; empty if there is none. */
  Optional<KeptCopy> read(OnCallCalendar calendar) throws IOException {
    Path file = file(calendar);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return Optional.of(new KeptCopy(text, Files.getLastModifiedTime(file).toInstant()));
  }

  void write(OnCallCalendar calendar, KeptCopy copy) throws IOException {
    Files.createDirectories(folder);
    Path file = file(calendar);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, copy.text(), StandardCharsets.UTF_8);
    Files.setLastModifiedTime(next, FileTime.from(copy.fetchedAt()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Its name says nothing of the address. */
  private Path file(OnCallCalendar calendar) {
    String name = calendar.name() + "\n" + calendar.address().reveal();
    return folder.resolve(TextDigest.hex(name, NAME_BYTES) + ".ics");
  }
}
