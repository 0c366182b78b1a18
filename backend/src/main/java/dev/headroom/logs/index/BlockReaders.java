package dev.headroom.logs.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;

/** A moment's view of some blocks. Closing gives the readers back. */
public final class BlockReaders implements AutoCloseable {
  private final List<BlockReader> readers;

  BlockReaders(List<BlockReader> readers) {
    this.readers = readers;
  }

  /** One acquired reader. */
  record BlockReader(long day, DirectoryReader reader) {}

  /** One searcher for each day there is, the blocks of a day together, all bound to a deadline. */
  public NavigableMap<Long, IndexSearcher> searchers(QueryTimeout deadline) throws IOException {
    NavigableMap<Long, List<IndexReader>> byDay = new TreeMap<>();
    for (BlockReader each : readers) {
      byDay
          .computeIfAbsent(each.day(), day -> new ArrayList<>())
          .add(ExitableDirectoryReader.wrap(each.reader(), deadline));
    }
    NavigableMap<Long, IndexSearcher> searchers = new TreeMap<>();
    for (Long day : byDay.keySet()) {
      IndexReader[] ofDay = byDay.get(day).toArray(IndexReader[]::new);
      IndexSearcher searcher = new IndexSearcher(new MultiReader(ofDay, false));
      searcher.setQueryCache(null);
      searcher.setTimeout(deadline);
      searchers.put(day, searcher);
    }
    return searchers;
  }

  @Override
  public void close() throws IOException {
    for (BlockReader each : readers) {
      each.reader().decRef();
    }
  }
}
