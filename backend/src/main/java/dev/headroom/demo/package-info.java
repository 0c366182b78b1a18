/**
 * Something to watch: a simulated fleet that pushes its telemetry, faults to switch, and a pager
 * that shows what was delivered.
 *
 * <p>Main flow: {@link dev.headroom.demo.Demo#start} opens the pager, so that routing can name it;
 * once the server is up, {@link dev.headroom.demo.Demo#feed} lets the fleet ({@code fleet}) push
 * over HTTP ({@code push}) like any client. Pages come back to the pager: a request to a hook is
 * read within its bound, its signature is checked where it carries one, it is kept in the book of
 * pages and answered; the pager's page shows the book, newest first.
 *
 * <p>One thread lives the fleet, a virtual thread for each service pushes, the pager answers on
 * virtual threads and shares its book alone. This package must know nothing of the server but its
 * address: what works here works for everybody.
 */
@NullMarked
package dev.headroom.demo;

import org.jspecify.annotations.NullMarked;
