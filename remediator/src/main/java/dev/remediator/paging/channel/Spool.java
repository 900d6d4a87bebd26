package dev.remediator.paging.channel;

import java.nio.file.Path;
import java.util.List;

/// Stub.
final class Spool implements Channel {
    private final Path directory;
    private final List<String> hook;

    private Spool(Path directory, List<String> hook) {
        this.directory = directory;
        this.hook = hook;
    }

    static Channel of(Path directory, List<String> hook) {
        return new Spool(directory, hook);
    }

    @Override
    public Delivery send(Message message) {
        return new Delivery.Permanent("not written yet" + directory + hook);
    }
}
