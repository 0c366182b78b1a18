/**
 * What a service needs to tell a server about itself: one encoder per push protocol, and a client
 * that delivers what they make.
 *
 * <p>Main flow: {@link dev.headroom.demo.push.Push} has one method for each protocol, which turns
 * values of the model into a push; {@link dev.headroom.demo.push.Pusher} queues it, sends it, and
 * sends it again with the same key while the server asks for patience.
 *
 * <p>Each pusher has one virtual thread; the encoders are functions. This package knows the server
 * as any client does: by its address.
 */
@NullMarked
package dev.headroom.demo.push;

import org.jspecify.annotations.NullMarked;
