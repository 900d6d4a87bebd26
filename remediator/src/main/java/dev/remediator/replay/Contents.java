package dev.remediator.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// What a file holds that is to be replayed, seen from how it begins.
public enum Contents {
    /// Recorded incidents.
    RECORDING,
    /// Alerts alone.
    ALERTS;

    private static final int LOOKED_AT = 512;

    private static final Pattern LINE =
            Pattern.compile(
                    ".{0,4}\\{\"kind\":\"(started|commanded|distrusted|controlled|incident|end)\"");

    /// What these files hold.
    ///
    /// @param files at least one
    /// @throws IOException in one sentence, if one is not there, is a directory, is empty or cannot
    ///   be read
    /// @throws IllegalArgumentException in one sentence, if some are recordings and some are not
    public static Contents of(List<Path> files) throws IOException {
        var first = of(files.getFirst());
        for (var file : files) {
            if (of(file) != first) {
                throw new IllegalArgumentException(
                        "recordings and files of alerts are replayed one kind at a time, but %s is a recording and %s is not"
                                .formatted(
                                        first == RECORDING ? files.getFirst() : file,
                                        first == RECORDING ? file : files.getFirst()));
            }
        }
        return first;
    }

    private static Contents of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; name the files in it");
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no file " + file);
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + " may not be read; look at its permissions");
        }
        var begins = beginning(file);
        if (begins.isBlank()) {
            throw new IOException(file + " is empty");
        }
        int line = begins.indexOf('\n');
        var head = line < 0 ? begins : begins.substring(0, line);
        return isOfRecording(head.replace("\0", "")) ? RECORDING : ALERTS;
    }

    /// Also one that has lost its header, or was saved in another encoding: its reader says so.
    private static boolean isOfRecording(String head) {
        return head.contains("\"recording/") || LINE.matcher(head).lookingAt();
    }

    private static String beginning(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return new String(unpacked(in).readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static InputStream unpacked(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in) : in;
    }
}
