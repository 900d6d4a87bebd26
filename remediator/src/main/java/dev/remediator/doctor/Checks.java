package dev.remediator.doctor;

import dev.remediator.secret.SecretPlaces;
import java.util.ArrayList;
import java.util.List;

/// The checks there are, in the order in which they are told: this machine first, then what it
/// needs, then whom it calls.
final class Checks {

    private Checks() {}

    static List<Check> of(Subject subject) {
        var settings = subject.settings();
        var secrets = new SecretPlaces(subject.environment(), System::nanoTime);
        var data = settings.data();
        var all = new ArrayList<Check>();
        all.add(Check.local("java", () -> MachineSight.look().judgeJava()));
        all.add(Check.local("memory", () -> List.of(MachineSight.look().judgeMemory())));
        all.add(Check.local("load", () -> List.of(Load.look().judge())));
        all.add(Check.local("open files", () -> List.of(MachineSight.look().judgeOpenFiles())));
        all.add(Check.local("data", () -> DataSight.look(data).findings()));
        all.add(new Check("clock", ClockCheck::synchronised));
        settings.reconcile()
                .forEach(
                        source ->
                                all.add(
                                        new Check(
                                                "source " + HttpPlace.host(source.url()),
                                                () ->
                                                        ClockCheck.against(
                                                                source.url(), subject.clock()))));
        all.add(Check.local("door", () -> DoorCheck.open(settings)));
        all.add(new Check("http port", () -> PortCheck.look(settings, subject.environment())));
        if (settings.http().tls().enabled()) {
            all.add(
                    new Check(
                            "http.tls",
                            () ->
                                    List.of(
                                            CertificateCheck.own(
                                                    settings.http().tls(), subject.clock()))));
        }
        all.add(new Check("kafka", () -> KafkaCheck.of(settings, subject.clock()).findings()));
        all.add(Check.local("playbooks", () -> PlaybooksCheck.look(settings, subject.playbooks())));
        all.add(Check.local("secrets", () -> SecretsCheck.look(settings, secrets)));
        var channels = ChannelCheck.channels(settings);
        if (channels.isEmpty()) {
            all.add(Check.local("channels", () -> List.of(ChannelCheck.NONE)));
        }
        channels.forEach(
                channel ->
                        all.add(
                                new Check(
                                        "channel " + channel.name(),
                                        () ->
                                                List.of(
                                                        ChannelCheck.look(
                                                                channel,
                                                                secrets,
                                                                subject.clock())))));
        if (subject.targets()) {
            all.add(new Check("targets", () -> TargetsCheck.look(settings)));
        }
        return all;
    }
}
