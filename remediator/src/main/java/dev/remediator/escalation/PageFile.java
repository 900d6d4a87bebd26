package dev.remediator.escalation;

import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known about one page.
///
/// @param page the page, as it was wanted last
/// @param standing where it stands
/// @param wantedAt when it was wanted
/// @param until when what it stands in ends, if that has an end of its own
/// @param by who has acknowledged or closed it; empty if nobody has
/// @param lost whether nobody could be reached, and nobody was since
/// @param membership which gathered page it is a line of, if it is one
/// @param round whose turn it is
/// @param calls what was told on which channel: calls of this round, those of earlier ones that
///   services may still have, and what these are told since
public record PageFile(
        Page page,
        Standing standing,
        Instant wantedAt,
        Instant until,
        String by,
        boolean lost,
        @Nullable Membership membership,
        Round round,
        List<Call> calls) {

    /// Copies the calls.
    public PageFile {
        calls = List.copyOf(calls);
    }

    /// A line of a gathered page.
    ///
    /// @param policy whose
    /// @param gathering the gathered page's key
    /// @param line which line
    /// @param severity how bad it is
    public record Membership(String policy, String gathering, long line, Severity severity) {}

    String key() {
        return page.key();
    }

    /// Names the round: a page of the same key may be wanted again, and its calls are others.
    String roundName() {
        return "%s/%d/%d".formatted(key(), wantedAt.toEpochMilli(), round.number());
    }

    boolean is(Standing one) {
        return standing == one;
    }

    /// Whether nobody was called for it yet.
    boolean waits() {
        return is(Standing.CONFIRMING) || is(Standing.REARMING) || is(Standing.GATHERED);
    }

    /// Whether nobody else ever says that it is over: whoever has it ends it.
    boolean endsWithPeople() {
        return page.why() == Reason.PAGE_TEST || page.why() == Reason.FAULTED;
    }

    /// The calls of this round to those whom the policy names.
    Stream<Call> calling() {
        return calls.stream()
                .filter(c -> c.calls() && !c.lastResort() && c.round() == round.number());
    }

    PageFile about(Page other) {
        return new PageFile(other, standing, wantedAt, until, by, lost, membership, round, calls);
    }

    PageFile as(Standing next, Instant end) {
        return new PageFile(page, next, wantedAt, end, by, lost, membership, round, calls);
    }

    PageFile by(String who) {
        return new PageFile(page, standing, wantedAt, until, who, lost, membership, round, calls);
    }

    PageFile lost(boolean isLost) {
        return new PageFile(page, standing, wantedAt, until, by, isLost, membership, round, calls);
    }

    PageFile memberOf(@Nullable Membership gathered) {
        return new PageFile(page, standing, wantedAt, until, by, lost, gathered, round, calls);
    }

    PageFile with(Round other) {
        return new PageFile(page, standing, wantedAt, until, by, lost, membership, other, calls);
    }

    PageFile with(List<Call> others) {
        return new PageFile(page, standing, wantedAt, until, by, lost, membership, round, others);
    }

    /// That somebody has it is not told any more to whoever has not heard it yet.
    PageFile withoutAcknowledgements() {
        return with(calls.stream().filter(c -> c.action() != Page.Action.ACKNOWLEDGE).toList());
    }

    PageFile plus(Call call) {
        var all = new ArrayList<>(calls);
        all.add(call);
        return with(all);
    }

    PageFile replacing(Call call) {
        return with(calls.stream().map(c -> c.id().equals(call.id()) ? call : c).toList());
    }

    PageFile without(Call call) {
        return with(calls.stream().filter(c -> !c.id().equals(call.id())).toList());
    }
}
