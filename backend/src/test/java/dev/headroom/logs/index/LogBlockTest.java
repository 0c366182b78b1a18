package dev.headroom.logs.index;

import static dev.headroom.storage.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.logs.document.LogDocument;
import dev.headroom.logs.document.LogFields;
import dev.headroom.storage.Sample;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogBlockTest {
  @TempDir Path path;
  private final IndexMetrics metrics = new IndexMetrics(new CollectorRegistry());
  private final WriterSettings settings =
      new WriterSettings(1 << 20, new IndexFailures(metrics.failures));
  private final LogDocument document = new LogDocument(metrics::clipped);

  @Test
  void isDirtyUntilWhatItGotIsCommitted() throws IOException {
    LogBlock block = LogBlock.create(FSDirectory.open(path), settings, 5);
    assertThat(block.isDirty()).isFalse();
    add(block, 10);
    assertThat(block.isDirty()).isTrue();
    block.commit(10);
    assertThat(block.isDirty()).isFalse();
    assertThat(block.committedThrough()).isEqualTo(10);
    block.close();
  }

  /** A batch added while a commit runs may be in it, though the commit does not say so. */
  @Test
  void forgetsOnOpeningWhatIsNewerThanItsCommitSays() throws IOException {
    LogBlock block = LogBlock.create(FSDirectory.open(path), settings, 0);
    add(block, 10);
    add(block, 20);
    add(block, 30);
    block.commit(10);
    assertThat(block.isDirty()).isTrue();
    block.close();
    for (int opening = 0; opening < 2; opening++) {
      LogBlock again = LogBlock.open(FSDirectory.open(path), settings);
      assertThat(again.committedThrough()).isEqualTo(10);
      assertThat(again.documents()).isEqualTo(1);
      again.close();
    }
  }

  @Test
  void neverTakesACommitBack() throws IOException {
    LogBlock block = LogBlock.create(FSDirectory.open(path), settings, 0);
    add(block, 10);
    add(block, 20);
    block.commit(20);
    block.commit(10);
    assertThat(block.committedThrough()).isEqualTo(20);
    block.close();
    LogBlock again = LogBlock.open(FSDirectory.open(path), settings);
    assertThat(again.documents()).isEqualTo(2);
    again.close();
  }

  @Test
  void keepsReadersThatAreInUseAndGivesOutNoneOnceClosed() throws IOException {
    LogBlock block = LogBlock.create(FSDirectory.open(path), settings, 0);
    add(block, 10);
    block.refresh();
    DirectoryReader held = block.acquire().orElseThrow();
    add(block, 20);
    block.refresh();
    assertThat(block.documents()).isEqualTo(2);
    block.close();
    assertThat(held.numDocs()).isEqualTo(1);
    assertThat(held.storedFields().document(0).getField(LogFields.RECORD)).isNotNull();
    held.decRef();
    assertThat(block.acquire()).isEmpty();
  }

  private void add(LogBlock block, long position) throws IOException {
    document.set(Sample.record(NOON, "at " + position), position, 0);
    block.add(document, position);
  }
}
