package dev.headroom.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContentEncoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes a connection that sends more requests ahead than may wait for their answers. The encoder
 * of answers has a bound of its own beyond which it only fails, request by request, and the
 * connection would stay open without answers; so this stands before it. For one event loop.
 */
final class PipelineLimit extends ChannelDuplexHandler {
  /** Requests of one connection that have no answer yet; the encoder's own bound is 128. */
  static final int UNANSWERED_MAX = 100;

  private final Runnable exceeded;
  private int unanswered;
  private boolean closed;

  private PipelineLimit(Runnable exceeded) {
    this.exceeded = exceeded;
  }

  /**
   * Watches over a connection that has brought no request yet.
   *
   * @param exceeded told once, before the connection is closed
   */
  static void watch(HttpConnection connection, Runnable exceeded) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channel().pipeline();
      ChannelHandlerContext encoder = pipeline.context(HttpContentEncoder.class);
      pipeline.addBefore(encoder.name(), "pipelineLimit", new PipelineLimit(exceeded));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closed) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest && ++unanswered > UNANSWERED_MAX) {
      closed = true;
      ReferenceCountUtil.release(message);
      exceeded.run();
      context.flush();
      var _ = context.close();
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message)) {
      unanswered--;
    }
    var _ = context.write(message, promise);
  }

  /** Whether it only says that the answer is still to come, as {@code 100 Continue} does. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
