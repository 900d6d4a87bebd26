package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What can be read among records; the rest is passed over with a word in the log.
final class ReadableOffers {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableOffers.class);

    private ReadableOffers() {}

    static List<Effect.Offer> in(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        var offers = new ArrayList<Effect.Offer>();
        for (var record : records) {
            try {
                offers.add(Wire.OFFER.read(record.value()));
            } catch (Unreadable e) {
                LOG.warn("an offer cannot be read and is passed over: {}", e.reason());
            }
        }
        return offers;
    }
}
