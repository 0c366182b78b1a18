package dev.headroom.logs.index;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;

/** How the index reaches its disk; tests put failing ones in between. */
@FunctionalInterface
public interface DirectoryOpener {
  Directory open(Path path) throws IOException;
}
