/**
 * What to do when a promise breaks: one Markdown page per alert.
 *
 * <p>Main flow: {@link dev.headroom.runbook.RunbookCatalog#read} walks a folder; each file is split
 * into front matter and text; the front matter is read with places, the text is parsed, checked for
 * the sections every runbook must have, rendered and sanitised once. What is wrong, in any file, is
 * collected as problems. Readers then look pages up by id.
 *
 * <p>Everything is immutable after reading and free to cross threads. This package must not know
 * alerts, incidents or HTTP: live blocks are read and their labels bound here, and run elsewhere.
 */
@NullMarked
package dev.headroom.runbook;

import org.jspecify.annotations.NullMarked;
