package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a standby's settings say of whom it follows, and what is its own and no other member's.
final class Following {
    /// What a member must not take over from the one it was copied from.
    static final List<String> PERSONAL =
            List.of(
                    "port",
                    "listen_addresses",
                    "cluster_name",
                    "primary_conninfo",
                    "primary_slot_name",
                    "synchronous_standby_names",
                    "data_directory",
                    "hba_file",
                    "ident_file",
                    "external_pid_file",
                    "recovery_target",
                    "recovery_target_lsn",
                    "recovery_target_name",
                    "recovery_target_time",
                    "recovery_target_xid",
                    "recovery_target_timeline");

    private Following() {}

    /// The settings of a standby of this primary.
    static Map<String, String> settings(DatabaseSpec spec, Member standby, Member primary) {
        var settings = new LinkedHashMap<>(own(standby));
        settings.put("primary_conninfo", conninfo(spec, standby, primary));
        settings.put("primary_slot_name", standby.name());
        settings.put("synchronous_standby_names", "");
        settings.put("recovery_target_timeline", "latest");
        return settings;
    }

    /// Those that are the same whomever it follows.
    static Map<String, String> own(Member member) {
        return Map.of("port", Integer.toString(member.port()), "cluster_name", member.name());
    }

    /// How a standby reaches a primary. The password is in a file on the standby's host.
    static String conninfo(DatabaseSpec spec, Member standby, Member primary) {
        return conninfo(spec, standby, primary, standby.name());
    }

    /// The same while its first copy is made. It has a name of its own: under the standby's, a copy
    /// that is not one yet would acknowledge commits.
    static String copying(DatabaseSpec spec, Member standby, Member primary) {
        return conninfo(spec, standby, primary, "remediator_copy_of_" + standby.name());
    }

    private static String conninfo(
            DatabaseSpec spec, Member standby, Member primary, String application) {
        var words = new LinkedHashMap<String, String>();
        words.put("host", primary.address());
        words.put("port", Integer.toString(primary.port()));
        words.put("user", spec.user());
        words.put("application_name", application);
        words.put("connect_timeout", "5");
        if (!spec.passwordFile().toString().isEmpty()) {
            words.put("passfile", MemberFiles.of(standby).note("pgpass").toString());
        }
        return Conninfo.of(words).text();
    }
}
