/**
 * A pager to look at: receives webhooks, checks the signature of those that carry one, and shows
 * what came.
 *
 * <p>Main flow: a request to a hook is read within its bound, judged, kept in the book of pages and
 * answered; the page of the pager shows the book, newest first.
 *
 * <p>Requests are served on virtual threads; the book is the only shared state. This package knows
 * the two webhook formats and nothing else of the server.
 */
@NullMarked
package dev.headroom.demo.pager;

import org.jspecify.annotations.NullMarked;
