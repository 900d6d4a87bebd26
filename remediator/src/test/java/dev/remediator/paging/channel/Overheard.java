package dev.remediator.paging.channel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/// Everything that is logged about calling people, by us and by the libraries, however little it
/// matters; and everything that is printed.
final class Overheard implements AutoCloseable {
    private static final List<String> OURS = List.of("dev.remediator", "okhttp3", "jakarta.mail");
    private static final List<String> THEIRS =
            List.of("okhttp3", "jakarta.mail", "org.eclipse.angus", "com.sun.mail");

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Map<Logger, Level> before = new HashMap<>();
    private final List<java.util.logging.Logger> julLoggers =
            THEIRS.stream().map(java.util.logging.Logger::getLogger).toList();
    private final List<String> jul = new CopyOnWriteArrayList<>();
    private final Handler handler = new Keeping();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Overheard() {
        appender.start();
        for (var name : OURS) {
            var logger = (Logger) LoggerFactory.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setLevel(Level.TRACE);
            logger.addAppender(appender);
        }
        for (var logger : julLoggers) {
            logger.setLevel(java.util.logging.Level.ALL);
            logger.addHandler(handler);
        }
        var kept = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
    }

    String logged() {
        var text = new StringBuilder();
        synchronized (appender) {
            for (var event : appender.list) {
                text.append(event.getLoggerName()).append(' ');
                text.append(event.getFormattedMessage()).append('\n');
                if (event.getThrowableProxy() != null) {
                    text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
                }
            }
        }
        return text + String.join("\n", jul);
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        before.forEach(
                (logger, level) -> {
                    logger.detachAppender(appender);
                    logger.setLevel(level);
                });
        for (var logger : julLoggers) {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
    }

    private final class Keeping extends Handler {
        @Override
        public void publish(LogRecord line) {
            jul.add(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
