package dev.headroom.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system of its own, and somebody who fills it. Needs root and fails without. */
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK_BYTES = 1 << 16;

  private final Path folder;
  private volatile boolean filling;
  private Thread filler = new Thread();

  SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk mount(Path folder, String size) throws Exception {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** From now on no more than so many bytes are free, whatever others give back. */
  void fill(long bytesLeft) throws IOException, InterruptedException {
    filling = true;
    filler = Thread.ofPlatform().daemon().start(() -> keepFull(bytesLeft));
    FileStore store = Files.getFileStore(folder);
    while (store.getUsableSpace() > bytesLeft) {
      Thread.sleep(1);
    }
  }

  private void keepFull(long bytesLeft) {
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
      FileStore store = Files.getFileStore(folder);
      while (filling) {
        long more = store.getUsableSpace() - bytesLeft;
        if (more > 0) {
          write(out, block, (int) Math.min(BLOCK_BYTES, more));
        } else {
          Thread.sleep(1);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody else may have been quicker. */
  private static void write(OutputStream out, byte[] block, int length) {
    try {
      out.write(block, 0, length);
    } catch (IOException full) {
      Thread.onSpinWait();
    }
  }

  /** Gives the room back. */
  void empty() throws IOException, InterruptedException {
    filling = false;
    filler.join();
    Files.deleteIfExists(folder.resolve("filler"));
  }

  @Override
  public void close() throws IOException {
    try {
      empty();
      run("umount", "-l", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + " (needs root): " + said);
    }
  }
}
