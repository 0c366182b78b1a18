package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state store as alerting sees it: a unit of work writes alerting's own records and makes the
 * deliveries due that they cause, in one transaction.
 *
 * @param <R> the records of the store, of which alerting's are a part
 */
final class AlertingStore<R extends AlertingRecords> {
  private final StateStore<R> store;
  private final Deliveries<? super R> deliveries;

  AlertingStore(StateStore<R> store, Deliveries<? super R> deliveries) {
    this.store = store;
    this.deliveries = deliveries;
  }

  /** Alerting's part of a transaction. */
  interface UnitOfWork {
    AlertingRecords records();

    /** Makes due what a transition causes. */
    void enqueue(Transition transition, Audience audience);
  }

  private UnitOfWork unitOfWork(R records) {
    return new UnitOfWork() {
      @Override
      public AlertingRecords records() {
        return records;
      }

      @Override
      public void enqueue(Transition transition, Audience audience) {
        deliveries.enqueue(records, transition, audience);
      }
    };
  }

  <T> T write(Function<UnitOfWork, T> work) throws IOException {
    return store.write(records -> work.apply(unitOfWork(records)));
  }

  boolean writeOrDefer(Consumer<UnitOfWork> work, StateStore.Deferral deferral) throws IOException {
    return store.writeOrDefer(records -> work.accept(unitOfWork(records)), deferral);
  }

  <T> T read(Function<? super AlertingRecords, T> work) throws IOException {
    return store.read(work);
  }

  <T> T readFirst(Function<? super AlertingRecords, T> work) throws IOException {
    return store.readFirst(work);
  }
}
