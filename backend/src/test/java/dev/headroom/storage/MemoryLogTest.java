package dev.headroom.storage;

/** The log that other tests put in the place of the real one keeps the same promises. */
class MemoryLogTest extends WriteAheadLogContract {
  private MemoryLog log = new MemoryLog();

  @Override
  public WriteAheadLog open() {
    log = new MemoryLog(log);
    return log;
  }
}
