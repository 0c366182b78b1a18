package dev.headroom.logs.index;

import dev.headroom.logs.document.WordAnalyzer;
import java.io.IOException;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.store.Directory;

/** How blocks are written. */
final class WriterSettings {
  /** Merging only neighbours keeps the time ranges of segments apart, so searches skip most. */
  private static final int SEGMENTS_PER_MERGE = 10;

  private static final double SEGMENT_MEGABYTES_MAX = 2048;

  private final long bufferBytesMax;
  private final IndexFailures failures;

  WriterSettings(long bufferBytesMax, IndexFailures failures) {
    this.bufferBytesMax = bufferBytesMax;
    this.failures = failures;
  }

  IndexWriter open(Directory directory, OpenMode mode) throws IOException {
    LogByteSizeMergePolicy merges = new LogByteSizeMergePolicy();
    merges.setMergeFactor(SEGMENTS_PER_MERGE);
    merges.setMaxMergeMB(SEGMENT_MEGABYTES_MAX);
    IndexWriterConfig config =
        new IndexWriterConfig(new WordAnalyzer())
            .setOpenMode(mode)
            .setRAMBufferSizeMB(bufferBytesMax / (1024.0 * 1024))
            .setMergePolicy(merges)
            .setMergeScheduler(new CountedMerges())
            .setCommitOnClose(false);
    // Writing segments is the refreshing thread's work; the applying one has senders waiting.
    config.setCheckPendingFlushUpdate(false);
    return new IndexWriter(directory, config);
  }

  /** A failed merge leaves the index as it was and is tried again; it must only not go unseen. */
  private final class CountedMerges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable cause) {
      failures.failed(IndexOperation.MERGE, cause);
    }
  }
}
