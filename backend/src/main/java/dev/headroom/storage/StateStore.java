package dev.headroom.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps what must outlive the process and is not a function of the log. A unit of work is one
 * transaction over everything it touches: all of it is kept, on disk when the call returns, or none
 * of it is. Units of work that write come one after the other. Safe for any number of threads;
 * calls block.
 *
 * @param <R> the records a unit of work reads and writes; they must not be used after it
 */
public interface StateStore<R> {
  /**
   * Does the work in one transaction, after every earlier write. If the work throws, nothing of it
   * stays.
   *
   * @param work may be done twice, the first time without effect
   * @throws IOException if the store cannot do it; nothing was written then
   */
  <T> T write(Function<? super R, T> work) throws IOException;

  /**
   * Does the work as {@link #write} does, or defers it: it is then done before any later write, as
   * soon as the store can. What is deferred is in memory alone and ends with the process.
   *
   * @param work may be done on another thread, and several times
   * @return whether it is done
   * @throws IOException if it cannot be done and too much is deferred already
   */
  boolean writeOrDefer(Consumer<? super R> work, Deferral deferral) throws IOException;

  /**
   * Reads one consistent snapshot: all writes that had returned before, none that come after. The
   * work must not write.
   *
   * @throws IOException if the store cannot be read, or too many others read
   */
  <T> T read(Function<? super R, T> work) throws IOException;

  /**
   * The same for those who send pages: whoever else reads, they wait for one another at most.
   *
   * @throws IOException as {@link #read}
   */
  <T> T readFirst(Function<? super R, T> work) throws IOException;

  /** How many pieces of work are deferred. */
  int deferred();

  /** Why nothing can be written at the moment; empty while it can. */
  Optional<String> failing();

  /** Is told what becomes of work that is deferred; must be quick. */
  interface Deferral {
    /** It could not be done; on the thread that asked for it, before anything else is written. */
    void deferred();

    /** It is done after all; on any thread. */
    void written();
  }
}
