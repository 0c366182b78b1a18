package dev.headroom.storage;

import dev.headroom.model.LogRecord;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStoreContract;
import dev.headroom.storage.logs.MemoryLogStore;

class MemoryLogStoreTest extends LogStoreContract {
  private final MemoryLogStore store = new MemoryLogStore();

  @Override
  public LogStore store() {
    return store;
  }

  @Override
  public String unknownId() {
    return MemoryLogStore.id(Sample.NOON, 1_000_000);
  }

  @Override
  public void store(LogRecord... records) {
    store.add(records);
  }
}
