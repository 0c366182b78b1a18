/**
 * One attempt to deliver: what is sent, what came of it, and HTTP for those receivers that speak
 * it.
 *
 * <p>A {@link dev.headroom.notify.send.ReceiverType} is one kind of receiver: it reads entries of
 * {@code routing.yaml} and makes senders. A {@link dev.headroom.notify.send.Sender} makes one
 * attempt and says what came of it as an {@link dev.headroom.notify.send.Attempt}; when to try
 * again is not its business.
 *
 * <p>Senders may be called from any number of threads at once.
 */
@NullMarked
package dev.headroom.notify.send;

import org.jspecify.annotations.NullMarked;
