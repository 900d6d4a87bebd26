package dev.remediator.actuator.traffic;

import dev.remediator.actuator.traffic.AdminConsole.Database;
import java.util.List;
import java.util.function.Supplier;

/// PgBouncer, which has one database that leads to the primary.
///
/// A cut is `KILL`: every connection ends, and clients that connect anew wait until `RESUME`. Whom
/// the database leads to is changed in the file of databases, only while it is killed, and it is
/// resumed only once it was seen to lead there. Nothing is cut whose file could not be changed
/// afterwards. What is already so is not asked for again: a second `KILL` turns away those who
/// wait, a second `RESUME` is refused.
final class PgBouncer implements Proxy {
    private final HostPort place;
    private final String user;
    private final Supplier<String> password;
    private final String pool;
    private final DatabasesFile file;
    private final List<Proxies.Member> members;

    PgBouncer(ProxySpec spec, List<Proxies.Member> members, Supplier<String> password) {
        place = HostPort.of(spec.address());
        user = spec.user();
        this.password = password;
        pool = spec.pool();
        file = new DatabasesFile(spec.file());
        this.members = members;
    }

    @Override
    public void cut(Proxies.Member member) throws Unconfirmed {
        file.throwUnlessItCanBeChanged(pool, member);
        try (var console = console()) {
            var now = database(console);
            if (leadsToAnotherThan(member, now)) {
                if (linked(console, member)) {
                    kill(console);
                    resume(console);
                }
            } else {
                kill(console);
            }
        }
    }

    @Override
    public void restore(Proxies.Member member) throws Unconfirmed {
        shift(member);
    }

    @Override
    public void shift(Proxies.Member member) throws Unconfirmed {
        try (var console = console()) {
            var change = file.leading(pool, member.address(), member.port());
            if (!leads(database(console), member) || strays(console, member)) {
                kill(console);
            }
            if (change.needed()) {
                file.make(change);
                console.order("RELOAD");
            } else if (!leads(database(console), member)) {
                console.order("RELOAD");
            }
            var now = database(console);
            if (!leads(now, member)) {
                throw new Unconfirmed(
                        "still leads '"
                                + pool
                                + "' to "
                                + now.host()
                                + ":"
                                + now.port()
                                + " after its file was changed; does its configuration include it?");
            }
            resume(console);
            confirm(console, member);
        }
    }

    @Override
    public void confirm(Proxies.Member member) throws Unconfirmed {
        try (var console = console()) {
            confirm(console, member);
        }
    }

    private void confirm(AdminConsole console, Proxies.Member member) throws Unconfirmed {
        var now = database(console);
        if (!leads(now, member)) {
            throw new Unconfirmed(
                    "leads '"
                            + pool
                            + "' to "
                            + now.host()
                            + ":"
                            + now.port()
                            + ", not to "
                            + member.address()
                            + ":"
                            + member.port());
        }
        if (now.paused() || now.disabled()) {
            throw new Unconfirmed("has '" + pool + "' " + (now.disabled() ? "disabled" : "paused"));
        }
        if (strays(console, member)) {
            throw new Unconfirmed("still has connections of '" + pool + "' to another server");
        }
    }

    private void kill(AdminConsole console) throws Unconfirmed {
        if (database(console).paused() && console.links(pool).isEmpty()) {
            // A second time would turn away the clients that wait.
            return;
        }
        console.order("KILL \"" + pool + "\"");
        if (!database(console).paused()) {
            throw new Unconfirmed("was told to kill '" + pool + "', which is not paused");
        }
        int left = console.links(pool).size();
        if (left > 0) {
            throw new Unconfirmed("still has " + left + " connections of '" + pool + "'");
        }
    }

    private void resume(AdminConsole console) throws Unconfirmed {
        if (database(console).paused()) {
            console.order("RESUME \"" + pool + "\"");
        }
    }

    /// Whether it is sure that nothing new gets to this member. Of a place nobody knows it is not.
    private boolean leadsToAnotherThan(Proxies.Member member, Database now) {
        return !leads(now, member) && members.stream().anyMatch(other -> leads(now, other));
    }

    private static boolean leads(Database now, Proxies.Member member) {
        return member.at(now.host(), now.port());
    }

    private boolean linked(AdminConsole console, Proxies.Member member) throws Unconfirmed {
        return console.links(pool).stream()
                .anyMatch(link -> member.at(link.address(), link.port()));
    }

    private boolean strays(AdminConsole console, Proxies.Member member) throws Unconfirmed {
        return console.links(pool).stream()
                .anyMatch(link -> !member.at(link.address(), link.port()));
    }

    private Database database(AdminConsole console) throws Unconfirmed {
        return console.database(pool)
                .orElseThrow(() -> new Unconfirmed("has no database '" + pool + "'"));
    }

    private AdminConsole console() throws Unconfirmed {
        return AdminConsole.open(place, user, password.get());
    }
}
