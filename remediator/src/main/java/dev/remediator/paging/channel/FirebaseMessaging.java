package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;

/// Stub.
final class FirebaseMessaging implements Channel {
    private final ChannelSpec spec;

    private FirebaseMessaging(ChannelSpec spec) {
        this.spec = spec;
    }

    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new FirebaseMessaging(spec);
    }

    @Override
    public Delivery send(Message message) {
        return new Delivery.Permanent(spec.name() + " is not written yet");
    }
}
