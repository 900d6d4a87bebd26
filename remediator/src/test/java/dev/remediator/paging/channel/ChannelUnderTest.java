package dev.remediator.paging.channel;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.channel.FakeService.Reply;
import dev.remediator.paging.channel.FakeService.Taken;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What a test of a channel over HTTP says about its channel. Where a service is special, it
/// overrides what is usual.
abstract class ChannelUnderTest {
    /// The channel's secret, unless it overrides [#secret].
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    static final Timeouts IMPATIENT =
            new Timeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(5));

    private FakeService service;

    /// Of which kind it is.
    abstract ChannelKind kind();

    /// The channel.
    ///
    /// @param base where the service is. A channel whose address is its secret puts the two
    ///   together: `() -> base + "/services/" + credential.now()`
    abstract Channel channel(URI base, Credential credential, Timeouts timeouts);

    /// What the service answers when it takes a page.
    abstract Reply success();

    /// Requires that a request is one the service takes: every limit, every field it insists on.
    /// That it is sound JSON or a form is already known.
    abstract void fits(Taken taken);

    /// The key the service knows the page by; asked only of channels that have one.
    String key(Taken taken) {
        throw new AssertionError("say where the key is in " + taken.path());
    }

    /// What must never be repeated.
    String secret() {
        return SECRET;
    }

    /// Whether a request was made with this secret.
    boolean carries(Taken taken, String secret) {
        return taken.path().contains(secret)
                || taken.query().contains(secret)
                || taken.body().contains(secret)
                || taken.headers().values().stream()
                        .anyMatch(values -> String.join(" ", values).contains(secret));
    }

    /// How somebody is called.
    Message calling(Page page) {
        return Messages.about(page);
    }

    /// How it is told that a call was acknowledged, or is over.
    Message following(Page page) {
        return Messages.about(page);
    }

    /// Statuses with which the service refuses a page for good.
    Set<Integer> refusals() {
        return Set.of(400, 401, 403, 404, 413, 422);
    }

    /// What a failure of the service means.
    ///
    /// @param status from 500
    Class<? extends Delivery> afterFailure(int status) {
        return Retry.class;
    }

    /// What an acceptance means whose body nobody understands.
    Class<? extends Delivery> afterGarbage() {
        return Sent.class;
    }

    /// The requests that tell something, without those that only look.
    List<Taken> told(FakeService from) {
        return from.taken().stream().filter(taken -> !taken.method().equals("GET")).toList();
    }

    /// As the operator would say it.
    final ChannelSpec spec(URI base, Map<String, String> options) {
        return new ChannelSpec("channel", kind(), base.toString(), "env:SECRET", options);
    }

    /// The fake service of this test.
    final FakeService service() {
        return service;
    }

    /// Calls somebody, at the fake service.
    final Delivery send(Page page) {
        return at(service.base()).send(message(page));
    }

    private Message message(Page page) {
        return page.action() == Page.Action.TRIGGER ? calling(page) : following(page);
    }

    /// The channel, as it usually is.
    final Channel at(URI base) {
        return channel(base, this::secret, Timeouts.USUAL);
    }

    /// The channel, waiting for answers much shorter than usual.
    final Channel impatient(URI base) {
        return channel(base, this::secret, IMPATIENT);
    }

    @BeforeEach
    final void startService() throws IOException {
        service = new FakeService(success());
    }

    @AfterEach
    final void stopService() {
        service.close();
    }

    /// What the channel is ever asked for.
    final List<Page.Action> actions() {
        return Stream.of(Page.Action.values())
                .filter(
                        action ->
                                switch (action) {
                                    case TRIGGER -> true;
                                    case ACKNOWLEDGE -> kind().has(ChannelKind.Trait.ACKNOWLEDGES);
                                    case RESOLVE -> kind().has(ChannelKind.Trait.RESOLVES);
                                })
                .toList();
    }

    /// What is said of a delivery that failed.
    static String why(Delivery delivery) {
        return switch (delivery) {
            case Sent sent -> throw new AssertionError("it was sent: " + sent);
            case Retry(_, var why) -> why;
            case Permanent(var why) -> why;
            case Ambiguous(var why) -> why;
        };
    }
}
