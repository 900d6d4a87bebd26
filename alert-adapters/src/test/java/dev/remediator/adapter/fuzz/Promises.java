package dev.remediator.adapter.fuzz;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What an adapter promises of every body whatsoever.
record Promises(AlertAdapter adapter) {
    private static final int LONGEST_SENTENCE = 600;

    /// How many characters the alerts of a body may come to: some are said once for all of them.
    private static final long LEAST = 200_000;

    private static final long TIMES = 300;

    /// The promise that is broken, in a few words; none, if all are kept.
    Optional<String> broken(Delivery delivery, boolean canary) {
        try {
            var adapted = adapter.adapt(delivery);
            recognise(delivery);
            if (!adapted.equals(adapter.adapt(delivery))) {
                return Optional.of("it answers another time otherwise");
            }
            return sentences(adapted).stream()
                    .flatMap(sentence -> complaint(sentence, canary).stream())
                    .findFirst()
                    .or(() -> tooLarge(adapted, delivery.body().remaining()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.of("it throws " + e + at(e));
        }
    }

    private static String at(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    /// Only ever asked about JSON.
    private void recognise(Delivery delivery) {
        adapter.recognisesHeaders(delivery.headers());
        parsed(delivery).ifPresent(adapter::recognises);
    }

    private static Optional<Field> parsed(Delivery delivery) {
        try {
            return Optional.of(Payload.parse(delivery.body()));
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    private static List<String> sentences(Adapted adapted) {
        return switch (adapted) {
            case Adapted.Rejected(var why, var field) -> List.of(why, "field " + field);
            case Adapted.Ignored(var why) -> List.of(why);
            case Adapted.Handshake(var why, var _) -> List.of(why);
            case Adapted.AboutPages(var _, var rest) -> sentences(rest);
            case Adapted.Alerts(var _, var refused) ->
                    refused.stream()
                            .flatMap(r -> Stream.of(r.why(), "field " + r.field()))
                            .toList();
        };
    }

    private static Optional<String> complaint(String sentence, boolean canary) {
        if (sentence.isBlank()) {
            return Optional.of("it does not say why");
        }
        if (sentence.length() > LONGEST_SENTENCE) {
            return Optional.of("it says too much");
        }
        if (sentence.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("it says something that breaks a line");
        }
        return canary && sentence.contains(Structure.CANARY)
                ? Optional.of("it quotes the body: " + sentence)
                : Optional.empty();
    }

    private static Optional<String> tooLarge(Adapted adapted, int body) {
        if (!(adapted instanceof Adapted.Alerts(var alerts, var _))) {
            return Optional.empty();
        }
        long size = alerts.stream().mapToLong(Promises::size).sum();
        return size > LEAST + TIMES * body
                ? Optional.of("of " + body + " bytes it makes " + size + " characters")
                : Optional.empty();
    }

    private static long size(Alert alert) {
        return alert.name().length()
                + alert.resource().length()
                + Stream.of(alert.labels(), alert.annotations(), alert.links())
                        .map(Map::entrySet)
                        .flatMap(all -> all.stream())
                        .mapToLong(e -> e.getKey().length() + e.getValue().length())
                        .sum();
    }
}
