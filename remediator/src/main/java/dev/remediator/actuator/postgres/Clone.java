package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.nio.file.Path;
import java.time.Duration;

/// Makes a member a copy of a primary's data.
///
/// It is made beside the data directory, under a name of its own, and renamed when it is complete,
/// which includes its name. So what somebody who died left half done is never taken for a copy; the
/// next one ends its writers and removes it.
final class Clone {
    private static final Duration LIMIT = Duration.ofHours(6);
    private static final Duration QUICK = Duration.ofSeconds(20);

    private final DatabaseSpec spec;
    private final Member member;
    private final Commands commands;
    private final Binaries binaries;
    private final MemberFiles paths;
    private final HostFiles files;
    private final Token token;
    private final Drafts drafts;

    Clone(
            DatabaseSpec spec,
            Member member,
            Commands commands,
            Binaries binaries,
            MemberFiles paths,
            HostFiles files,
            Token token) {
        this.spec = spec;
        this.member = member;
        this.commands = commands;
        this.binaries = binaries;
        this.paths = paths;
        this.files = files;
        this.token = token;
        this.drafts =
                new Drafts(member.name(), files, new HostProcesses(commands, paths.data()), paths);
    }

    Copied of(Source source, Order order) {
        if (files.exists(paths.in("PG_VERSION"))) {
            throw new ActuatorException(
                    "'%s' is given no new copy: it has one".formatted(member.name()));
        }
        drafts.clear();
        var copy = CopyName.of(order);
        var draft = drafts.of(order);
        var began = System.nanoTime();
        try (var backup = new Backup(spec, source.primary())) {
            backup.reserve(member);
            backup.awaitFree(member.name());
            new PasswordFile(spec, files, paths).write();
            var basebackup = binaries.extra("pg_basebackup");
            if (basebackup.isPresent()) {
                received(basebackup.get(), source.primary(), draft);
            } else {
                copied(backup, source.primary(), draft);
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        var bytes = files.size(draft);
        furnish(draft, source.primary(), copy);
        new ConfigFile(member.name(), files, paths).requireIn(draft);
        if (files.exists(paths.data())) {
            files.must(QUICK, "", "rmdir", "--", paths.data().toString());
        }
        token.refuseOlder(order);
        files.move(draft, paths.data());
        return new Copied(copy, bytes, took);
    }

    private void received(String basebackup, Member primary, Path draft) {
        files.must(
                LIMIT,
                "",
                basebackup,
                "-X",
                "stream",
                "-c",
                "fast",
                "-S",
                member.name(),
                "-w",
                "-D",
                draft.toString(),
                "-d",
                Following.copying(spec, member, primary));
    }

    private void copied(Backup backup, Member primary, Path draft) {
        if (!primary.host().equals("local") || !member.host().equals("local")) {
            throw new ActuatorException(
                    "'%s' cannot be copied from '%s': %s has no pg_basebackup"
                            .formatted(member.name(), primary.name(), commands.where()));
        }
        var label =
                backup.during(member.name(), () -> new FileCopy(files).of(primary.data(), draft));
        files.write(draft.resolve("backup_label"), label);
        files.syncAll(draft);
    }

    /// What makes it this member's copy and a standby.
    private void furnish(Path draft, Member primary, String copy) {
        var auto = draft.resolve(AutoConf.FILE);
        var theirs = AutoConf.parse(files.read(auto).orElse(""));
        files.write(
                auto,
                theirs.without(Following.PERSONAL)
                        .with(Following.settings(spec, member, primary))
                        .text());
        files.write(draft.resolve("standby.signal"), "");
        files.write(draft.resolve(MemberFiles.COPY), copy + "\n");
    }
}
