package dev.headroom.checkpoint;

import dev.headroom.checkpoint.CheckpointedFollower.CheckpointedState;
import dev.headroom.disk.SimulatedDisk;
import dev.headroom.model.Batch;
import dev.headroom.model.Batches;
import dev.headroom.storage.CheckpointPart;
import dev.headroom.storage.Follower;
import dev.headroom.storage.FollowerContract;
import io.prometheus.client.CollectorRegistry;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class CheckpointedFollowerContractTest extends FollowerContract {
  private static final CheckpointConfig CONFIG =
      new CheckpointConfig(1 << 20, Duration.ofMinutes(10), Duration.ofMinutes(1));

  private final AtomicLong nanos = new AtomicLong();
  private final ExecutorService writing = Executors.newSingleThreadExecutor();
  private final BatchNumbers numbers = new BatchNumbers();
  private CheckpointedFollower follower;

  /** Remembers the numbers of batches. */
  private static final class BatchNumbers implements CheckpointPart {
    private final List<Long> held = new ArrayList<>();

    @Override
    public String name() {
      return "numbers";
    }

    @Override
    public PartSnapshot capture() {
      List<Long> captured = List.copyOf(held);
      return out -> {
        out.writeInt(captured.size());
        for (Long each : captured) {
          out.writeLong(each);
        }
      };
    }

    @Override
    public void restore(DataInput in) throws IOException {
      held.clear();
      for (int left = in.readInt(); left > 0; left--) {
        held.add(in.readLong());
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    CheckpointedState state =
        new CheckpointedState(
            "numbers",
            _ -> true,
            (_, batch) -> {
              numbers.held.add(batch.receivedAtMillis());
              return List.of();
            },
            List.of(numbers));
    follower =
        CheckpointedFollower.open(
            state, new SimulatedDisk(1), CONFIG, writing, nanos::get, new CollectorRegistry());
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Override
  public Follower follower() {
    return follower;
  }

  @Override
  public Batch batch(long number) {
    return Batches.numbered(number);
  }

  @Override
  public void applyAndSave(long position, Batch batch) throws Exception {
    nanos.addAndGet(CONFIG.intervalMax().toNanos());
    follower.apply(position, batch);
    writing.submit(() -> {}).get();
  }

  @Override
  public List<Long> seen() {
    return List.copyOf(numbers.held);
  }
}
