/**
 * The process: command line, configuration, the one place where everything is wired, start and
 * stop.
 *
 * <p>Main flow: {@link dev.headroom.server.Headroom} parses the command line and runs a command;
 * {@code serve} and {@code demo} read a {@link dev.headroom.server.Config}, start a {@code Server}
 * (constructors in dependency order, replay before the doors open) and wait for SIGTERM, which
 * closes in reverse. Real time, real disk and real network enter the program here and in {@code
 * demo} only.
 */
@NullMarked
package dev.headroom.server;

import org.jspecify.annotations.NullMarked;
