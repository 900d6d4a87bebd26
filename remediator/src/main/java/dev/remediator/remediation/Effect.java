package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.journal.StepEntry;
import java.time.Duration;
import java.util.List;

/// What shall be done: a value that can be printed, stored and compared. Doing it is another
/// room's.
public sealed interface Effect {

    /// Offer a remedy to the workers: the topic `dispatch`.
    ///
    /// @param resource what it acts upon
    /// @param incident for which incident
    /// @param run names the run
    /// @param epoch which time it is offered to a new worker, from 1
    /// @param playbook whose remedy
    /// @param remedy which rung of its ladder, from 0
    /// @param code which version of the playbook carries it out
    /// @param limit how long it may take from when it is begun; after that its worker stops it
    /// @param alert what it answers
    /// @param journal what earlier workers did
    record Offer(
            String resource,
            String incident,
            String run,
            int epoch,
            String playbook,
            int remedy,
            String code,
            Duration limit,
            Alert alert,
            List<StepEntry> journal)
            implements Effect {}

    /// Tell one worker something.
    ///
    /// @param answer what
    record Tell(Answer answer) implements Effect {}

    /// Page people, or take a page back.
    ///
    /// @param page which
    record Paging(Page page) implements Effect {}

    /// Tell the warden something: the topic `engine-internal`.
    ///
    /// @param petition what
    record Petitions(Petition petition) implements Effect {}

    /// Answer a resource on the warden's behalf: the topic `engine-internal`.
    ///
    /// @param ruling what
    record Rules(Ruling ruling) implements Effect {}

    /// Write a decision into the incident log.
    ///
    /// @param decision which
    record Log(Decision decision) implements Effect {}
}
