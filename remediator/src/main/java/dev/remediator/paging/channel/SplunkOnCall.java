package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;

/// Stub.
final class SplunkOnCall implements Channel {
    private final ChannelSpec spec;

    private SplunkOnCall(ChannelSpec spec) {
        this.spec = spec;
    }

    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new SplunkOnCall(spec);
    }

    @Override
    public Delivery send(Message message) {
        return new Delivery.Permanent(spec.name() + " is not written yet");
    }
}
