package dev.remediator.replay.alerts;

import dev.remediator.topic.Wire;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes alerts as [AlertStreams] reads them: one `{"at":…,"alert":{…}}` a line.
public final class AlertFile {
    private static final int BUFFER = 1 << 16;

    private AlertFile() {}

    /// Writes all of them, packed with gzip if the name ends in `.gz`.
    ///
    /// @return how many there were
    public static long write(AlertStream alerts, Path file) throws IOException {
        long count = 0;
        try (var out = opened(file)) {
            for (var next = alerts.next(); next.isPresent(); next = alerts.next()) {
                var heard = next.get();
                out.write(text("{\"at\":\"" + heard.at() + "\",\"alert\":"));
                out.write(Wire.ALERT.write(heard.alert()));
                out.write(text("}\n"));
                count++;
            }
        }
        return count;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static OutputStream opened(Path file) throws IOException {
        var plain = Files.newOutputStream(file);
        var packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, BUFFER) : plain;
        return new BufferedOutputStream(packed, BUFFER);
    }
}
