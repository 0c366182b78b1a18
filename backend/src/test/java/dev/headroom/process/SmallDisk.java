package dev.headroom.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own in memory, to be filled. Needs root. */
record SmallDisk(Path path) {
  static SmallDisk mount(Path at, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(at);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString());
    return new SmallDisk(at);
  }

  /** Fills it with one file until so much is left. */
  Path fill(long bytesLeft) throws IOException {
    Path filler = path.resolve("filler");
    FileStore store = Files.getFileStore(path);
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (long room = room(store, bytesLeft); room > 0; room = room(store, bytesLeft)) {
        out.write(block, 0, (int) Math.min(block.length, room));
      }
    }
    return filler;
  }

  private static long room(FileStore store, long bytesLeft) throws IOException {
    return store.getUsableSpace() - bytesLeft;
  }

  void unmount() throws IOException, InterruptedException {
    run("umount", path.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + " (needs root): " + said);
    }
  }
}
