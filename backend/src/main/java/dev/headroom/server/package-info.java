/**
 * The process: its command line and its commands.
 *
 * <p>Main flow: {@link dev.headroom.server.Headroom} makes the clocks, parses the command line and
 * runs a command. {@code check} reads what people write and says what is wrong; {@code serve} and
 * {@code demo} read a {@link dev.headroom.config.Config}, start a {@link
 * dev.headroom.server.wiring.Server} and wait for SIGTERM, which closes it.
 *
 * <p>Commands run on the main thread. Real time enters the program here and nowhere else.
 */
@NullMarked
package dev.headroom.server;

import org.jspecify.annotations.NullMarked;
