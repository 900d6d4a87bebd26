package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What became of a message that went to several places of one person.
final class Together {

    private Together() {}

    /// Sent if any is; else unclear if any is; else later if any is taken later; else refused.
    ///
    /// @param sent what is said when all are sent
    /// @param all what became of each
    static Delivery of(String sent, List<Delivery> all) {
        var why =
                all.stream()
                        .filter(one -> !(one instanceof Sent))
                        .map(Together::why)
                        .distinct()
                        .collect(Collectors.joining("; "));
        if (all.stream().anyMatch(Sent.class::isInstance)) {
            return new Sent(why.isEmpty() ? sent : sent + "; " + why);
        }
        if (all.stream().anyMatch(Ambiguous.class::isInstance)) {
            return new Ambiguous(why);
        }
        if (all.stream().anyMatch(Retry.class::isInstance)) {
            return new Retry(longest(all), why);
        }
        return new Permanent(why);
    }

    private static Duration longest(List<Delivery> all) {
        return all.stream()
                .map(one -> one instanceof Retry(var after, _) ? after : Duration.ZERO)
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    private static String why(Delivery delivery) {
        return switch (delivery) {
            case Sent(var detail, _) -> detail;
            case Retry(_, var why) -> why;
            case Permanent(var why) -> why;
            case Ambiguous(var why) -> why;
        };
    }
}
