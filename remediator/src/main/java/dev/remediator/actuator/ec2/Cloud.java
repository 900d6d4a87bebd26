package dev.remediator.actuator.ec2;

import dev.remediator.actuator.Circuit;
import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// The two APIs of one region, as one fleet asks them.
///
/// Throttling, server errors and broken connections are tried up to three times by the SDK, with
/// growing pauses and within the call's limit, and are [Unreachable] then. A `no` is [Refused]. A
/// call that got no answer may have been carried out.
final class Cloud implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int SHOWN = 300;

    private final String fleet;
    private final Ec2Client ec2;
    private final Ec2Client once;
    private final AutoScalingClient scaling;
    private final Circuit circuit;

    Cloud(Ec2FleetSpec spec, AwsCredentialsProvider credentials) {
        this.fleet = spec.name();
        this.circuit = new Circuit("the EC2 API of fleet '" + fleet + "'");
        this.ec2 = configured(Ec2Client.builder(), spec, credentials, ATTEMPTS).build();
        this.once = configured(Ec2Client.builder(), spec, credentials, 1).build();
        this.scaling = configured(AutoScalingClient.builder(), spec, credentials, ATTEMPTS).build();
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, Ec2FleetSpec spec, AwsCredentialsProvider credentials, int attempts) {
        var limits =
                ClientOverrideConfiguration.builder()
                        .apiCallTimeout(spec.callLimit())
                        .retryStrategy(
                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                        .maxAttempts(attempts)
                                        .build())
                        .build();
        builder.region(Region.of(spec.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(limits)
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(Duration.ofSeconds(3))
                                .socketTimeout(spec.callLimit()));
        if (!spec.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(spec.endpoint()));
        }
        return builder;
    }

    /// Asks EC2.
    ///
    /// @param action its name in the API, for sentences
    <T> T ec2(String action, Function<Ec2Client, T> call) {
        return circuit.call(() -> translated(action, () -> call.apply(ec2)));
    }

    /// Asks EC2 a single time, for what should not be done twice.
    <T> T ec2Once(String action, Function<Ec2Client, T> call) {
        return circuit.call(() -> translated(action, () -> call.apply(once)));
    }

    /// Asks Auto Scaling.
    ///
    /// @param action its name in the API, for sentences
    <T> T scaling(String action, Function<AutoScalingClient, T> call) {
        return circuit.call(() -> translated(action, () -> call.apply(scaling)));
    }

    /// Asks EC2 whether it would do something.
    ///
    /// @param call with `DryRun`
    /// @throws ActuatorException if it would not, or if it just did
    void wouldLet(String action, Consumer<Ec2Client> call) {
        try {
            var _ =
                    ec2(
                            action,
                            client -> {
                                call.accept(client);
                                return action;
                            });
        } catch (Refused e) {
            if (e.code().equals("DryRunOperation")) {
                return;
            }
            throw e;
        }
        throw new ActuatorException(
                "fleet '%s' asked for a dry run of %s, and the endpoint did it"
                        .formatted(fleet, action));
    }

    private <T> T translated(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw refusal(action, e);
        } catch (SdkClientException e) {
            var sentence =
                    "fleet '%s' got no answer to %s: %s"
                            .formatted(fleet, action, shown(String.valueOf(e.getMessage())));
            throw Thread.currentThread().isInterrupted()
                    ? new ActuatorException(sentence, e)
                    : new Unreachable(sentence, e);
        }
    }

    private ActuatorException refusal(String action, AwsServiceException e) {
        var details = e.awsErrorDetails();
        var code = details == null ? "" : String.valueOf(details.errorCode());
        var said = details == null ? e.getMessage() : details.errorMessage();
        var sentence =
                "fleet '%s': %s was refused with %s %s: %s"
                        .formatted(
                                fleet, action, e.statusCode(), code, shown(String.valueOf(said)));
        return e.isThrottlingException() || e.statusCode() >= 500
                ? new Unreachable(sentence, e)
                : new Refused(sentence, code, e);
    }

    private static String shown(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    @Override
    public void close() {
        ec2.close();
        once.close();
        scaling.close();
    }
}
