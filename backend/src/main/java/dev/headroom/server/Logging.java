package dev.headroom.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import org.slf4j.LoggerFactory;

/** Our own log: one line an event on standard error, for people or for machines. */
final class Logging {
  /** How a line looks. */
  enum LineFormat {
    TEXT,
    JSON
  }

  /**
   * Lucene advises an incubating module of the JDK for vector search, which is not used here; where
   * the module is added the JDK warns instead. Kept, since the level is lost with the logger.
   */
  private static final java.util.logging.Logger VECTOR_ADVICE =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  private Logging() {}

  static void start(LineFormat format) {
    VECTOR_ADVICE.setLevel(java.util.logging.Level.SEVERE);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    EncoderBase<ILoggingEvent> encoder =
        switch (format) {
          case TEXT -> text();
          case JSON -> new JsonEncoder();
        };
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("dev.headroom").setLevel(Level.INFO);
  }

  private static EncoderBase<ILoggingEvent> text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0} %msg%n%ex");
    return encoder;
  }
}
