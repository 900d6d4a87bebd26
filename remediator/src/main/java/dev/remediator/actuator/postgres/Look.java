package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Glance;
import dev.remediator.failover.HostState;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Role;
import dev.remediator.failover.WalPosition;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// One look at a cluster: from here at each member, through the front door, through each standby's
/// eyes, and through each host's. All at the same time.
final class Look {
    private static final Duration INQUIRY = Duration.ofSeconds(3);
    private static final Duration HOST = Duration.ofSeconds(2);
    private static final Duration DOOR = Duration.ofMillis(1100);

    private static final Inquiry.Asked NOT_ASKED =
            new Inquiry.Asked(
                    List.of(new Glance("worker", false, "it was not asked in time")),
                    Optional.empty(),
                    false,
                    "");

    private final Sql sql;
    private final FrontDoor door;
    private final Function<String, PostgresHost> hosts;

    Look(Sql sql, FrontDoor door, Function<String, PostgresHost> hosts) {
        this.sql = sql;
        this.door = door;
        this.hosts = hosts;
    }

    Observation observe() {
        var began = System.nanoTime();
        var members = sql.members();
        var inquiries = running(member -> new Inquiry(sql, member).ask());
        var states = running(member -> hosts.apply(member.name()).state());
        var behind = Parallel.start(this::behindTheDoor);
        var asked = new HashMap<Member, Inquiry.Asked>();
        inquiries.forEach(
                (member, running) ->
                        asked.put(member, Parallel.within(INQUIRY, running).orElse(NOT_ASKED)));
        var host = new HashMap<Member, HostState>();
        states.forEach(
                (member, running) ->
                        host.put(
                                member,
                                Parallel.within(left(HOST, began), running)
                                        .orElse(HostState.UNREACHABLE)));
        var views = views(asked);
        doorView(asked, Parallel.within(left(DOOR, began), behind).orElse(Optional.empty()))
                .ifPresent(view -> views.add(view));
        return new Observation(
                members.stream()
                        .map(
                                one ->
                                        sight(
                                                one,
                                                asked.getOrDefault(one, NOT_ASKED),
                                                host.getOrDefault(one, HostState.UNREACHABLE),
                                                views))
                        .toList(),
                latest(asked));
    }

    private <T> Map<Member, CompletableFuture<T>> running(Function<Member, T> work) {
        var running = new HashMap<Member, CompletableFuture<T>>();
        sql.members().forEach(one -> running.put(one, Parallel.start(() -> work.apply(one))));
        return running;
    }

    private static Duration left(Duration limit, long began) {
        var left = limit.minusNanos(System.nanoTime() - began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// A glance at a member that is not the worker's own.
    private record View(Member at, Glance glance) {}

    private List<View> views(Map<Member, Inquiry.Asked> asked) {
        var views = new ArrayList<View>();
        for (var member : sql.members()) {
            answer(asked, member)
                    .filter(Answer::standby)
                    .ifPresent(
                            said ->
                                    said.conninfo()
                                            .target(sql.members())
                                            .ifPresent(at -> views.add(view(member, said, at))));
        }
        return views;
    }

    private static View view(Member standby, Answer said, Member at) {
        return new View(
                at,
                new Glance(
                        standby.name(),
                        said.streaming(),
                        said.streaming() ? "" : "it does not receive"));
    }

    private Optional<Answer> behindTheDoor() {
        try {
            return Optional.of(door.ask());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /// Whoever answers behind the door was reached; if nobody does, the primary was not: who says
    /// that it is, or else whom the standbys follow.
    private Optional<View> doorView(Map<Member, Inquiry.Asked> asked, Optional<Answer> behind) {
        if (behind.isPresent()) {
            return whoIs(behind.get()).map(at -> new View(at, new Glance("front door", true, "")));
        }
        return sql.members().stream()
                .filter(one -> answer(asked, one).filter(said -> !said.standby()).isPresent())
                .findFirst()
                .or(() -> followed(asked))
                .map(at -> new View(at, new Glance("front door", false, "nobody answers")));
    }

    private Optional<Member> followed(Map<Member, Inquiry.Asked> asked) {
        return sql.members().stream()
                .flatMap(one -> answer(asked, one).stream())
                .flatMap(said -> said.conninfo().target(sql.members()).stream())
                .filter(at -> answer(asked, at).isEmpty())
                .findFirst();
    }

    private Optional<Member> whoIs(Answer behind) {
        var same = sql.members().stream().filter(one -> one.port() == behind.port()).toList();
        return same.size() == 1
                ? Optional.of(same.getFirst())
                : same.stream().filter(one -> stands(one, behind.address())).findFirst();
    }

    private static boolean stands(Member member, String address) {
        try {
            return List.of(InetAddress.getAllByName(member.address())).stream()
                    .anyMatch(one -> one.getHostAddress().equals(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private MemberSight sight(
            Member member, Inquiry.Asked asked, HostState host, List<View> views) {
        var glances = new ArrayList<>(asked.glances());
        views.stream().filter(one -> one.at().equals(member)).forEach(v -> glances.add(v.glance()));
        var answer = asked.answer();
        var role =
                answer.map(said -> said.standby() ? Role.STANDBY : Role.PRIMARY)
                        .orElse(Role.UNKNOWN);
        return new MemberSight(
                member.name(),
                member.region(),
                glances,
                host,
                role,
                role == Role.PRIMARY && asked.writable(),
                asked.unwritable(),
                answer.map(Answer::position).orElse(WalPosition.UNKNOWN),
                answer.filter(Answer::standby).map(Answer::streaming).orElse(false),
                answer.filter(Answer::standby)
                        .flatMap(said -> said.conninfo().target(sql.members()))
                        .map(Member::name)
                        .orElse(""),
                answer.filter(Answer::standby)
                        .map(said -> said.conninfo().isRevoked())
                        .orElse(false));
    }

    private static Optional<Answer> answer(Map<Member, Inquiry.Asked> asked, Member member) {
        return Optional.ofNullable(asked.get(member)).flatMap(Inquiry.Asked::answer);
    }

    private static Optional<Recovery> latest(Map<Member, Inquiry.Asked> asked) {
        return asked.values().stream()
                .flatMap(one -> one.answer().stream())
                .flatMap(said -> said.recovery().stream())
                .max(
                        Comparator.comparingLong(Recovery::epoch)
                                .thenComparing(Recovery::acknowledged)
                                .thenComparing(one -> !one.degraded()));
    }
}
