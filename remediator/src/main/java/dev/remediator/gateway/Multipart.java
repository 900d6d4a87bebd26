package dev.remediator.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/// A form with a file, as browsers send it: `multipart/form-data`. All of it stays in memory; the
/// body was bounded when it was read.
///
/// @param fields what was typed, by the fields' names; the first of each name
/// @param file the file; empty if none was chosen
/// @param fileName what it is called where it comes from; hostile
record Multipart(
        Map<String, String> fields,
        @SuppressWarnings("ArrayRecordComponent") byte[] file,
        String fileName) {
    private static final String TYPE = "multipart/form-data";
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_NAME = 100;

    private static final MultiPartConfig IN_MEMORY =
            new MultiPartConfig.Builder()
                    .maxParts(MOST_PARTS)
                    .maxSize(-1)
                    .maxPartSize(-1)
                    .maxMemoryPartSize(-1)
                    .useFilesForPartsWithoutFileName(false)
                    .build();

    static boolean in(Ask ask) {
        var type = type(ask).split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals(TYPE);
    }

    private static String type(Ask ask) {
        return ask.headers().getOrDefault("Content-Type", "");
    }

    /// @throws Refusal if it is no such form, is too large or cannot be read
    static Multipart of(Ask ask) throws Refusal {
        if (!in(ask)) {
            throw new Refusal(415, "Content-Type must be " + TYPE);
        }
        if (ask.body().tooLarge()) {
            throw new Refusal(
                    413,
                    "the file is larger than http.max-body-bytes; use the command line:"
                            + " remediator replay FILE");
        }
        var source = Content.Source.from(ByteBuffer.wrap(ask.body().bytes()));
        try (var parts =
                MultiPartFormData.getParts(source, new Attributes.Mapped(), type(ask), IN_MEMORY)) {
            return read(parts);
        } catch (CompletionException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable();
        }
    }

    private static Multipart read(MultiPartFormData.Parts parts) {
        var fields = new HashMap<String, String>();
        var file = new byte[0];
        var fileName = "";
        for (var part : parts) {
            var name = Optional.ofNullable(part.getName()).orElse("");
            if (part.getFileName() == null) {
                fields.putIfAbsent(name, part.getContentAsString(StandardCharsets.UTF_8));
            } else if (file.length == 0 && part.getLength() > 0) {
                var bytes = ByteBuffer.allocate(Math.toIntExact(part.getLength()));
                copy(part.createContentSource(), bytes);
                file = bytes.array();
                fileName = shortened(part.getFileName());
            }
        }
        return new Multipart(Map.copyOf(fields), file, fileName);
    }

    private static void copy(Content.Source from, ByteBuffer to) {
        while (true) {
            var chunk = from.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                throw new IllegalStateException("the form ends in the middle");
            }
            to.put(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                return;
            }
        }
    }

    /// Only the last part of a path, as some browsers send all of it.
    private static String shortened(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() <= LONGEST_NAME ? last : last.substring(0, LONGEST_NAME);
    }

    private static Refusal unreadable() {
        return new Refusal(400, "the form cannot be read; reload the page and send it again");
    }
}
