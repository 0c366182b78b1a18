/**
 * People who are told by e-mail.
 *
 * <p>{@link dev.headroom.notify.email.EmailType} reads their entries in {@code routing.yaml} and
 * makes their senders. A {@code MailSubmission} hands one message to the smarthost and judges what
 * it answers: accepted data is sent, whatever happens after it.
 *
 * <p>Safe for any number of threads. This package must not know other kinds of receivers.
 */
@NullMarked
package dev.headroom.notify.email;

import org.jspecify.annotations.NullMarked;
