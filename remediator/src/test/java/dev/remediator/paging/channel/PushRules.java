package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.paging.channel.FakeService.Taken;
import java.nio.charset.StandardCharsets;

/// What Firebase Cloud Messaging takes.
final class PushRules {

    private PushRules() {}

    static void fits(Taken taken, int limit) {
        assertThat(taken.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
        var message = taken.json().path("message");
        assertThat(message.path("notification").path("title").asString()).isNotBlank();
        assertThat(message.path("notification").path("body").asString()).isNotBlank();
        assertThat(message.path("data")).allSatisfy(v -> assertThat(v.isString()).isTrue());
        assertThat(message.path("android").path("priority").asString()).isIn("HIGH", "NORMAL");
        assertThat(message.path("android").path("ttl").asString()).matches("[0-9]+s");
        assertThat(message.path("android").path("collapse_key").asString()).isNotBlank();
        var headers = message.path("apns").path("headers");
        assertThat(headers).allSatisfy(v -> assertThat(v.isString()).isTrue());
        assertThat(headers.path("apns-collapse-id").asString()).hasSizeLessThanOrEqualTo(64);
    }
}
