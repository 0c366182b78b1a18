package dev.headroom.storage;

import dev.headroom.model.Batch;
import dev.headroom.model.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** A store that keeps batches in a list; it can be held up, broken and mended. */
public final class ListFollower implements Follower {
  private final String name;
  private final Predicate<Batch> wants;
  private final List<Long> positions = new ArrayList<>();
  private final List<Batch> batches = new ArrayList<>();
  private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
  private List<Rejection> rejections = List.of();
  private boolean broken;
  private boolean failing;
  private long durable;
  private int reopened;
  private int caughtUpWith = -1;

  public ListFollower(String name, Predicate<Batch> wants) {
    this.name = name;
    this.wants = wants;
  }

  public static ListFollower ofEverything(String name) {
    return new ListFollower(name, batch -> true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean wants(Batch batch) {
    return wants.test(batch);
  }

  @Override
  public List<Rejection> apply(long position, Batch batch) throws IOException {
    gate.acquireUninterruptibly();
    gate.release();
    synchronized (this) {
      if (broken) {
        throw new IOException("disk gone");
      }
      positions.add(position);
      batches.add(batch);
      return rejections;
    }
  }

  @Override
  public synchronized void caughtUp() {
    caughtUpWith = batches.size();
  }

  /** How many batches it held when it was last told that a replay is over; -1 if it never was. */
  public synchronized int caughtUpWith() {
    return caughtUpWith;
  }

  /** Holds every apply until {@link #letGo}. */
  public void hold() {
    gate.drainPermits();
  }

  public void letGo() {
    gate.release(Integer.MAX_VALUE / 2);
  }

  public synchronized void breakDown(boolean nowBroken) {
    broken = nowBroken;
  }

  /** Fails between two batches; reopening mends it. */
  public synchronized void failBetweenBatches() {
    failing = true;
  }

  @Override
  public synchronized Optional<String> failing() {
    return failing ? Optional.of("a commit failed") : Optional.empty();
  }

  public synchronized void reject(List<Rejection> always) {
    rejections = always;
  }

  /** Saves everything applied so far. */
  public synchronized void save() {
    durable = positions.isEmpty() ? durable : positions.getLast();
  }

  public synchronized void startAt(long position) {
    durable = position;
  }

  @Override
  public synchronized long durablePosition() {
    return durable;
  }

  @Override
  public synchronized void reopen() throws IOException {
    failing = false;
    reopened++;
    if (broken) {
      throw new IOException("disk still gone");
    }
    while (!positions.isEmpty() && positions.getLast() > durable) {
      positions.removeLast();
      batches.removeLast();
    }
  }

  public synchronized int timesReopened() {
    return reopened;
  }

  public synchronized List<Long> positions() {
    return List.copyOf(positions);
  }

  public synchronized List<Batch> batches() {
    return List.copyOf(batches);
  }
}
