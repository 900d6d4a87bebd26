package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;

/// Stub.
final class TwilioVoice implements Channel {
    private final ChannelSpec spec;

    private TwilioVoice(ChannelSpec spec) {
        this.spec = spec;
    }

    static Channel of(ChannelSpec spec, Credential credential, Timeouts timeouts) {
        return new TwilioVoice(spec);
    }

    @Override
    public Delivery send(Message message) {
        return new Delivery.Permanent(spec.name() + " is not written yet");
    }
}
