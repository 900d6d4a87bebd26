package dev.remediator.settings;

import dev.remediator.access.Loopback;
import dev.remediator.actuator.ProcessFleetSpec;
import dev.remediator.actuator.ec2.Ec2FleetSpec;
import dev.remediator.actuator.kubernetes.ClusterSpec;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.topic.Dispatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Everything an operator can set. Defaults are below; the file names only what differs.
///
/// @param data where the embedded Kafka and the engine keep their files; relative to where the
///   program was started. Default `data`
/// @param http where it listens
/// @param kafka which Kafka, and how topics are made
/// @param workers how remedies are carried out
/// @param pager how people are reached when automation stops
/// @param inbox which topics alerts are also read from
/// @param integrations who may send alerts; while none is listed, everybody may
/// @param fleets which local processes may be acted upon; nothing else may
/// @param hosts which hosts may be acted upon; no other may
/// @param kubernetes in which Kubernetes clusters something may be acted upon
/// @param ec2 which EC2 instances may be acted upon; no other may
/// @param aliases what else nodes are called in alerts
/// @param databases which database clusters may be acted upon; no other may
/// @param reconcile which sources are asked now and then what fires there
/// @param guards what keeps automation from becoming the incident
/// @param tracing where an alert's way is told as a trace
public record Settings(
        Path data,
        Http http,
        Kafka kafka,
        Workers workers,
        PagerSpec pager,
        Inbox inbox,
        List<IntegrationSpec> integrations,
        List<ProcessFleetSpec> fleets,
        List<HostFleetSpec> hosts,
        List<ClusterSpec> kubernetes,
        List<Ec2FleetSpec> ec2,
        List<Alias> aliases,
        List<DatabaseSpec> databases,
        List<Reconcile> reconcile,
        Rules guards,
        TracingSpec tracing) {

    /// What holds where nobody has said otherwise.
    public static final Settings DEFAULT =
            new Settings(
                    Path.of("data"),
                    new Http("127.0.0.1", 8080, 16 * 1024 * 1024),
                    new Kafka("", 0, 0),
                    new Workers(
                            "",
                            true,
                            32,
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(20),
                            Duration.ZERO,
                            Dispatch.SHARE),
                    PagerSpec.DEFAULT,
                    new Inbox(List.of()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Rules.DEFAULT,
                    TracingSpec.OFF);

    /// Refuses no directory, which would be the one the program was started in.
    public Settings {
        if (data.toString().isBlank()) {
            throw new IllegalArgumentException("data is '', but must name a directory");
        }
        integrations = List.copyOf(integrations);
        for (int i = 0; i < integrations.size(); i++) {
            integrations.get(i).checkThatItCanBeHeard("integrations[" + i + "]", http.tls());
        }
        fleets = List.copyOf(fleets);
        hosts = List.copyOf(hosts);
        kubernetes = List.copyOf(kubernetes);
        ec2 = List.copyOf(ec2);
        aliases = List.copyOf(aliases);
        databases = List.copyOf(databases);
        for (int i = 0; i < databases.size(); i++) {
            databases.get(i).checkThatItCanFailOver("databases[" + i + "]");
        }
        reconcile = List.copyOf(reconcile);
    }

    private Settings with(Consumer<SettingsCopy> change) {
        var copy = new SettingsCopy(this);
        change.accept(copy);
        return copy.made();
    }

    /// The same, on another port.
    public Settings onPort(int port) {
        return listening(
                new Http(
                        http.host(),
                        port,
                        http.maxBodyBytes(),
                        http.tls(),
                        http.replays(),
                        http.tokens()));
    }

    /// The same, listening elsewhere.
    public Settings listening(Http where) {
        return with(copy -> copy.http = where);
    }

    /// The same, in another directory.
    public Settings in(Path directory) {
        return with(copy -> copy.data = directory);
    }

    /// The same, on another cluster.
    public Settings using(String bootstrap) {
        return using(kafka.at(bootstrap));
    }

    /// The same, on another cluster.
    public Settings using(Kafka cluster) {
        return with(copy -> copy.kafka = cluster);
    }

    /// The same, with a name for this process's worker.
    public Settings workedBy(String worker) {
        return working(
                new Workers(
                        worker,
                        workers.inProcess(),
                        workers.atOnce(),
                        workers.heartbeat(),
                        workers.fence(),
                        workers.lease(),
                        workers.drain(),
                        workers.dispatch()));
    }

    /// The same, with other workers.
    public Settings working(Workers others) {
        return with(copy -> copy.workers = others);
    }

    /// The same, with another pager.
    public Settings paging(PagerSpec other) {
        return with(copy -> copy.pager = other);
    }

    /// The same, with alerts from other topics.
    public Settings reading(Inbox other) {
        return with(copy -> copy.inbox = other);
    }

    /// The same, with other senders.
    public Settings hearing(List<IntegrationSpec> others) {
        return with(copy -> copy.integrations = others);
    }

    /// The same, with other local processes.
    public Settings withFleets(List<ProcessFleetSpec> others) {
        return with(copy -> copy.fleets = others);
    }

    /// The same, with other hosts.
    public Settings withHosts(List<HostFleetSpec> others) {
        return with(copy -> copy.hosts = others);
    }

    /// The same, with other names for nodes.
    public Settings knowing(List<Alias> others) {
        return with(copy -> copy.aliases = others);
    }

    /// The same, with other databases.
    public Settings withDatabases(List<DatabaseSpec> others) {
        return with(copy -> copy.databases = others);
    }

    /// The same, asking other sources.
    public Settings asking(List<Reconcile> others) {
        return with(copy -> copy.reconcile = others);
    }

    /// The same, guarded otherwise.
    public Settings guardedBy(Rules others) {
        return with(copy -> copy.guards = others);
    }

    /// The same, with what of another one can change while it runs; [Changing] has the keys.
    public Settings takingOver(Settings read) {
        return with(
                copy -> {
                    copy.http =
                            new Http(
                                    http.host(),
                                    http.port(),
                                    http.maxBodyBytes(),
                                    http.tls(),
                                    http.replays(),
                                    read.http().tokens());
                    copy.inbox = read.inbox();
                    copy.integrations = read.integrations();
                    copy.reconcile = read.reconcile();
                });
    }

    /// The guards' rules, with the groups that the inventory makes.
    ///
    /// @throws IllegalArgumentException in one sentence, if they name a playbook nobody has loaded
    ///   or something else that cannot be
    public Policy policy(List<String> playbooks) {
        for (var level : guards.autonomy()) {
            if (!playbooks.contains(level.playbook())) {
                throw new IllegalArgumentException(
                        "guards.autonomy.playbook is '%s', but no such playbook is loaded; there are %s"
                                .formatted(level.playbook(), String.join(", ", playbooks)));
            }
        }
        var rolls = new Rolls(this);
        new Mentions(guards, rolls.all()).check();
        return Policy.of(guards, rolls.listed(), rolls.elsewhere());
    }

    /// What resources are called besides their one name, such as `node/10.0.0.5` for `node/web-1`.
    ///
    /// @throws IllegalArgumentException in one sentence, if one name would mean two nodes
    public Map<String, String> aliasesOfNodes() {
        return new Rolls(this).aliases();
    }

    /// Where it listens.
    ///
    /// @param host the address to listen on. Default `127.0.0.1`: only this machine
    /// @param port the port; 0 for any that is free. Default 8080
    /// @param maxBodyBytes the largest request taken. Default 16 MiB, at most 16 MiB
    /// @param tls how it shows who it is. Default plain HTTP
    /// @param replays whether recordings may be replayed into it. Default `local`: only while
    ///   nobody but this machine reaches it
    /// @param tokens who may look, steer and change, beside webhooks' senders; while none is
    ///   listed, everybody who reaches the port. Default none
    public record Http(
            String host,
            int port,
            long maxBodyBytes,
            TlsSpec tls,
            ReplaysTaken replays,
            List<TokenSpec> tokens) {
        /// Plain HTTP.
        public Http(String host, int port, long maxBodyBytes) {
            this(host, port, maxBodyBytes, TlsSpec.OFF);
        }

        /// With replays as they are by default.
        public Http(String host, int port, long maxBodyBytes, TlsSpec tls) {
            this(host, port, maxBodyBytes, tls, ReplaysTaken.LOCAL);
        }

        /// Open to everybody who reaches the port.
        public Http(String host, int port, long maxBodyBytes, TlsSpec tls, ReplaysTaken replays) {
            this(host, port, maxBodyBytes, tls, replays, List.of());
        }

        /// Refuses what cannot be listened on.
        public Http {
            if (host.isBlank()) {
                throw new IllegalArgumentException(
                        "http.host is '" + host + "', but must name an address");
            }
            Bounds.between("http.port", port, 0, 65_535);
            Bounds.between("http.max-body-bytes", maxBodyBytes, 1024, 16L * 1024 * 1024);
            tokens = List.copyOf(tokens);
            var names = new HashSet<String>();
            for (int i = 0; i < tokens.size(); i++) {
                if (!names.add(tokens.get(i).name())) {
                    throw new IllegalArgumentException(
                            "http.tokens[%d].name is '%s', but another token is called so"
                                    .formatted(i, tokens.get(i).name()));
                }
            }
        }

        /// Whether more than this machine reaches it, and whoever does may everything.
        public boolean openToOthers() {
            return tokens.isEmpty() && !Loopback.is(host);
        }
    }

    /// Which Kafka, and how topics are made.
    ///
    /// @param bootstrap `host:port,…` of a cluster; empty for the embedded one
    /// @param partitions of topics keyed by resource, if they are made now; fixed for life. Default
    ///   0: 4 for the embedded one, 24 for a cluster
    /// @param replication copies of each partition. Default 0: the cluster's own default
    public record Kafka(String bootstrap, int partitions, int replication) {
        /// Refuses impossible numbers.
        public Kafka {
            Bounds.between("kafka.partitions", partitions, 0, 1000);
            Bounds.between("kafka.replication", replication, 0, 10);
        }

        /// The same, on another cluster.
        public Kafka at(String address) {
            return new Kafka(address, partitions, replication);
        }

        /// What this process is called in its consumer groups, so that it takes its place again at
        /// once when it is started again: a name where it is alone, none where others may be.
        public String instance() {
            return embedded() ? "embedded" : "";
        }

        /// Whether the broker in this process is used.
        public boolean embedded() {
            return bootstrap.isBlank();
        }
    }

    /// Topics that alerts are also read from.
    ///
    /// @param topics names of topics other producers write alerts to. Default none
    public record Inbox(List<String> topics) {
        /// Copies the names.
        public Inbox {
            topics = List.copyOf(topics);
        }
    }
}
