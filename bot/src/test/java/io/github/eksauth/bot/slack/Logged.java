package io.github.eksauth.bot.slack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// The log while it is open: everything of ours, of others what operators see too. Nothing of it
/// goes to the output of the tests.
final class Logged implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("io.github.eksauth");
  private final Level rootLevel = root.getLevel();
  private final Level ourLevel = ours.getLevel();
  private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
  private final AppenderBase<ILoggingEvent> keeper =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          IThrowableProxy thrown = event.getThrowableProxy();
          lines.add(
              event.getLoggerName()
                  + " "
                  + event.getFormattedMessage()
                  + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
        }
      };

  Logged() {
    for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
      before.add(all.next());
    }
    before.forEach(root::detachAppender);
    keeper.setContext(root.getLoggerContext());
    keeper.start();
    root.addAppender(keeper);
    root.setLevel(Level.WARN);
    ours.setLevel(Level.TRACE);
  }

  String text() {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    root.detachAppender(keeper);
    root.setLevel(rootLevel);
    ours.setLevel(ourLevel);
    before.forEach(root::addAppender);
  }
}
