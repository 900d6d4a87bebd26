package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;

/// Stub.
final class Teams implements Channel {
    private final ChannelSpec spec;

    private Teams(ChannelSpec spec) {
        this.spec = spec;
    }

    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new Teams(spec);
    }

    @Override
    public Delivery send(Message message) {
        return new Delivery.Permanent(spec.name() + " is not written yet");
    }
}
