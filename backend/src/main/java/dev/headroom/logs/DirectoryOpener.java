package dev.headroom.logs;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;

/** How the index reaches its disk; tests put failing ones in between. */
@FunctionalInterface
interface DirectoryOpener {
  Directory open(Path path) throws IOException;
}
