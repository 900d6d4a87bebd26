package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;

/// Stub.
final class GoAlert implements Channel {
    private final ChannelSpec spec;

    private GoAlert(ChannelSpec spec) {
        this.spec = spec;
    }

    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new GoAlert(spec);
    }

    @Override
    public Delivery send(Message message) {
        return new Delivery.Permanent(spec.name() + " is not written yet");
    }
}
