package dev.remediator.settings;

import dev.remediator.actuator.ProcessFleetSpec;
import dev.remediator.actuator.ec2.Ec2FleetSpec;
import dev.remediator.actuator.kubernetes.ClusterSpec;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.guard.Rules;
import java.nio.file.Path;
import java.util.List;

/// Settings while one of them is changed.
final class SettingsCopy {
    Path data;
    Settings.Http http;
    Settings.Kafka kafka;
    Workers workers;
    PagerSpec pager;
    Settings.Inbox inbox;
    List<IntegrationSpec> integrations;
    List<ProcessFleetSpec> fleets;
    List<HostFleetSpec> hosts;
    List<ClusterSpec> kubernetes;
    List<Ec2FleetSpec> ec2;
    List<Alias> aliases;
    List<DatabaseSpec> databases;
    List<Reconcile> reconcile;
    Rules guards;
    TracingSpec tracing;

    SettingsCopy(Settings of) {
        data = of.data();
        http = of.http();
        kafka = of.kafka();
        workers = of.workers();
        pager = of.pager();
        inbox = of.inbox();
        integrations = of.integrations();
        fleets = of.fleets();
        hosts = of.hosts();
        kubernetes = of.kubernetes();
        ec2 = of.ec2();
        aliases = of.aliases();
        databases = of.databases();
        reconcile = of.reconcile();
        guards = of.guards();
        tracing = of.tracing();
    }

    Settings made() {
        return new Settings(
                data,
                http,
                kafka,
                workers,
                pager,
                inbox,
                integrations,
                fleets,
                hosts,
                kubernetes,
                ec2,
                aliases,
                databases,
                reconcile,
                guards,
                tracing);
    }
}
