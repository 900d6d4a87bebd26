package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// How a cluster's API is reached: where it is, whom it is told that asks, how it is trusted.
///
/// Nothing is taken from anywhere but the named kubeconfig or the pod's own service account. The
/// client repeats nothing by itself: it would hide refused evictions and block while it does.
///
/// @param kubeconfig the file; empty: in the cluster
/// @param context which of its contexts; empty: the current one
/// @param environment where a pod is told its cluster's address
record Connection(Path kubeconfig, String context, Map<String, String> environment) {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /// A client with the credentials as they are now.
    ///
    /// @throws ActuatorException if they cannot be read
    KubernetesClient open(Timing timing) {
        var config =
                new ConfigBuilder(kubeconfig.toString().isEmpty() ? inCluster() : fromFile())
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout((int) timing.answer().toMillis())
                        .withConnectionTimeout((int) timing.connect().toMillis())
                        .withUserAgent("remediator")
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private Config fromFile() {
        try {
            if (!Files.isReadable(kubeconfig)) {
                throw new ActuatorException("'" + kubeconfig + "' is no file that can be read");
            }
            return context.isEmpty()
                    ? Config.fromKubeconfig(kubeconfig.toFile())
                    : Config.fromKubeconfig(context, kubeconfig.toFile());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ActuatorException(
                    "'%s' cannot be used as a kubeconfig: %s".formatted(kubeconfig, e.getMessage()),
                    e);
        }
    }

    private Config inCluster() {
        var host = environment.get("KUBERNETES_SERVICE_HOST");
        var port = environment.get("KUBERNETES_SERVICE_PORT");
        if (host == null || port == null) {
            throw new ActuatorException(
                    "no kubeconfig is named, and this program does not run in a cluster");
        }
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(
                        "https://"
                                + (host.contains(":") ? "[" + host + "]" : host)
                                + ":"
                                + port
                                + "/")
                .withCaCertFile(ACCOUNT.resolve("ca.crt").toString())
                .withOauthTokenProvider(Connection::accountToken)
                .build();
    }

    /// Read each time, because the kubelet replaces it within the hour.
    private static String accountToken() {
        try {
            return Files.readString(ACCOUNT.resolve("token")).strip();
        } catch (IOException e) {
            throw new ActuatorException("the service account's token cannot be read: " + e, e);
        }
    }
}
