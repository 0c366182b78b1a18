package dev.headroom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.storage.StateStore.Deferral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every state store holds to, whatever database is behind it.
 *
 * @param <R> its records
 */
public abstract class StateStoreContract<R> {
  /** How many pieces of work the store defers. */
  protected static final int DEFERRED_MAX = 2;

  /** The store, empty, which defers {@link #DEFERRED_MAX} pieces of work. */
  protected abstract StateStore<R> store();

  /** Adds a text to what is kept; may be asked to do so only while {@link #refuse} is off. */
  protected abstract void add(R records, String text);

  /** The texts added, in their order. */
  protected abstract List<String> texts(R records);

  /** Makes every write of a text fail, or not any more. */
  protected abstract void refuse(boolean every);

  private boolean write(String text) throws IOException {
    return store()
        .write(records -> {
          add(records, text);
          return true;
        });
  }

  private List<String> read() throws IOException {
    return store().read(this::texts);
  }

  @Test
  void whatIsWrittenIsThereForWhoeverReadsAfterwards() throws Exception {
    write("a");
    int size =
        store()
            .write(records -> {
              add(records, "b");
              return texts(records).size();
            });
    assertThat(size).isEqualTo(2);
    assertThat(read()).containsExactly("a", "b");
    assertThat(store().readFirst(this::texts)).containsExactly("a", "b");
    assertThat(store().deferred()).isZero();
    assertThat(store().failing()).isEmpty();
  }

  @Test
  void workThatThrowsLeavesNothingAndWhatItThrewComesThrough() throws Exception {
    assertThatThrownBy(() ->
            store()
                .write(records -> {
                  add(records, "a");
                  throw new IllegalStateException("bug");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
    write("b");
    assertThat(read()).containsExactly("b");
  }

  @Test
  void aReadDoesNotSeeWhatIsNotCommittedAndDoesNotWaitForIt() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> writer =
          threads.submit(() ->
              store()
                  .write(records -> {
                    add(records, "not committed yet");
                    written.countDown();
                    await(read);
                    return 0;
                  }));
      await(written);
      assertThat(read()).isEmpty();
      read.countDown();
      writer.get();
      assertThat(read()).containsExactly("not committed yet");
    }
  }

  @Test
  void writesOfManyThreadsComeOneAfterTheOther() throws Exception {
    List<Future<Boolean>> writes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 8; thread++) {
        writes.add(
            threads.submit(() ->
                store()
                    .write(records -> {
                      add(records, String.valueOf(texts(records).size()));
                      return true;
                    })));
      }
      for (Future<Boolean> write : writes) {
        write.get();
      }
    }
    assertThat(read()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void workThatCanBeDoneIsNotDeferred() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    assertThat(store().writeOrDefer(records -> add(records, "a"), noting(told))).isTrue();
    assertThat(told).isEmpty();
    assertThat(read()).containsExactly("a");
  }

  @Test
  void whatIsDeferredIsWrittenInItsOrderBeforeAnyLaterWrite() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    refuse(true);
    assertThat(store().writeOrDefer(records -> add(records, "a"), noting(told))).isFalse();
    assertThat(store().writeOrDefer(records -> add(records, "b"), noting(told))).isFalse();
    assertThat(told).containsExactly("deferred", "deferred");
    assertThat(store().deferred()).isEqualTo(2);
    assertThat(store().failing()).isPresent();
    assertThatThrownBy(() -> write("refused")).isInstanceOf(IOException.class);
    assertThat(read()).isEmpty();

    refuse(false);
    write("c");

    assertThat(read()).containsExactly("a", "b", "c");
    assertThat(told).containsExactly("deferred", "deferred", "written", "written");
    assertThat(store().deferred()).isZero();
    assertThat(store().failing()).isEmpty();
  }

  @Test
  void moreThanItsLimitIsNotDeferred() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    refuse(true);
    for (int i = 0; i < DEFERRED_MAX; i++) {
      store().writeOrDefer(records -> add(records, "kept"), noting(told));
    }
    assertThatThrownBy(
            () -> store().writeOrDefer(records -> add(records, "one too many"), noting(told)))
        .isInstanceOf(IOException.class);
    assertThat(told).hasSize(DEFERRED_MAX);
    assertThat(store().deferred()).isEqualTo(DEFERRED_MAX);

    refuse(false);
    write("last");
    assertThat(read()).containsExactly("kept", "kept", "last");
  }

  private static Deferral noting(List<String> told) {
    return new Deferral() {
      @Override
      public void deferred() {
        told.add("deferred");
      }

      @Override
      public void written() {
        told.add("written");
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
