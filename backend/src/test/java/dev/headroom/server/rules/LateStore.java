package dev.headroom.server.rules;

import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that cannot be used until there is one behind it.
 *
 * @param <R> its records
 */
record LateStore<R>(Supplier<? extends @Nullable StateStore<R>> behind) implements StateStore<R> {
  private StateStore<R> there() throws IOException {
    StateStore<R> store = behind.get();
    if (store == null) {
      throw new IOException("the disk is full");
    }
    return store;
  }

  @Override
  public <T> T write(Function<? super R, T> work) throws IOException {
    return there().write(work);
  }

  @Override
  public boolean writeOrDefer(Consumer<? super R> work, Deferral deferral) throws IOException {
    return there().writeOrDefer(work, deferral);
  }

  @Override
  public <T> T read(Function<? super R, T> work) throws IOException {
    return there().read(work);
  }

  @Override
  public <T> T readFirst(Function<? super R, T> work) throws IOException {
    return there().readFirst(work);
  }

  @Override
  public int deferred() {
    return 0;
  }

  @Override
  public Optional<String> failing() {
    return Optional.empty();
  }
}
