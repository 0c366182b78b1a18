package dev.headroom.logs;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.model.LogRecord;
import dev.headroom.storage.Sample;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LogIndexContractTest extends LogStoreContract {
  @TempDir Path path;
  private final FakeLog log = new FakeLog();
  private OpenIndex open;

  @BeforeEach
  void open() throws IOException {
    open = new OpenIndex(path);
  }

  @AfterEach
  void close() throws IOException {
    open.close();
  }

  @Override
  public LogStore store() {
    return open.index;
  }

  @Override
  public String unknownId() {
    return new LinePosition(Sample.NOON, 1, 7).encode();
  }

  @Override
  public void store(LogRecord... records) throws IOException {
    log.push(open.index, Sample.NOON, records);
    open.index.refresh();
  }
}
