package dev.headroom.logs;

import dev.headroom.model.Batch;
import dev.headroom.storage.Follower;
import dev.headroom.storage.FollowerContract;
import dev.headroom.storage.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LogIndexFollowerTest extends FollowerContract {
  @TempDir Path path;
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
  public Follower follower() {
    return open.index;
  }

  @Override
  public Batch batch(long number) {
    return Batch.ofLogs(
        Sample.NOON, List.of(Sample.record(Sample.NOON + number, Long.toString(number))));
  }

  @Override
  public void applyAndSave(long position, Batch batch) throws IOException {
    open.index.apply(position, batch);
    open.index.commit();
  }

  @Override
  public List<Long> seen() throws IOException {
    return open.bodies().reversed().stream().map(Long::valueOf).toList();
  }
}
