package dev.headroom.notify;

import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store whose process ends at a unit of work: before it, within its transaction or after its
 * commit, before anybody knows. From then on nothing can be done with it.
 */
final class CrashingStore<R> implements StateStore<R> {
  private final StateStore<R> kept;
  private final Crashes crashes;

  CrashingStore(StateStore<R> kept, Crashes crashes) {
    this.kept = kept;
    this.crashes = crashes;
  }

  @Override
  public <T> T write(Function<? super R, T> work) throws IOException {
    crashes.point("before a write");
    T done = crashes.isForgetful() ? forgotten(work) : written(work);
    crashes.point("after a commit");
    return done;
  }

  private <T> T written(Function<? super R, T> work) throws IOException {
    return kept.write(records -> {
      T done = work.apply(records);
      crashes.point("within a transaction");
      return done;
    });
  }

  /** As {@link #write}: nothing is deferred, for the database under it can always write. */
  @Override
  public boolean writeOrDefer(Consumer<? super R> work, Deferral deferral) throws IOException {
    crashes.point("before a write");
    boolean done =
        kept.writeOrDefer(
            records -> {
              work.accept(records);
              crashes.point("within a transaction");
            },
            deferral);
    crashes.point("after a commit");
    return done;
  }

  /** Answers as if it were written, and drops it if the process ends before the next point. */
  private <T> T forgotten(Function<? super R, T> work) throws IOException {
    try {
      return kept.write(records -> {
        T done = work.apply(records);
        if (crashes.isSoon()) {
          throw new Dropped(done);
        }
        return done;
      });
    } catch (Dropped dropped) {
      @SuppressWarnings("unchecked")
      T done = (T) dropped.answer;
      return done;
    }
  }

  private static final class Dropped extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Object answer;

    private Dropped(Object answer) {
      super("not written");
      this.answer = answer;
    }
  }

  @Override
  public <T> T read(Function<? super R, T> work) throws IOException {
    crashes.point("before a read");
    return kept.read(work);
  }

  @Override
  public <T> T readFirst(Function<? super R, T> work) throws IOException {
    crashes.point("before a read");
    return kept.readFirst(work);
  }

  @Override
  public int deferred() {
    return kept.deferred();
  }

  @Override
  public Optional<String> failing() {
    return kept.failing();
  }
}
