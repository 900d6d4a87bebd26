package dev.remediator.console;

import dev.remediator.guard.Policy;
import dev.remediator.history.Books;
import dev.remediator.history.History;
import dev.remediator.playbook.Book;
import java.time.InstantSource;

/// What the pages are drawn from.
///
/// @param history incidents, decisions, and how automation stands
/// @param book the loaded playbooks
/// @param policy the guards' rules, with the groups
/// @param books the accounts
/// @param clock the time
public record Sources(
        History history, Book book, Policy policy, Books books, InstantSource clock) {}
