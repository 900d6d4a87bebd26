package dev.remediator.replay.alerts;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Lines as rows of one value.
final class LineRows implements Rows {
    private final FileText text;
    private final Lines lines;

    LineRows(Path file) throws IOException {
        this.text = FileText.open(file);
        this.lines = new Lines(text.reader);
    }

    @Override
    public @Nullable Row next() throws IOException, BadRow {
        var line = JsonRows.line(lines);
        return line == null ? null : new Row(lines.line(), new String[] {line});
    }

    @Override
    public double share() {
        return text.share();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
